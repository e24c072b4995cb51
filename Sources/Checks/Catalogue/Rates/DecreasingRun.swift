import EFSpec
import Theory

/// `E f − f⋆` at the end of a run with the steps `4/(μ(κ + t))` on `μx²/2` from `x₀ = 1`, `L = 1`.
struct DecreasingRun: Hashable, Sendable {
  var strength = 1.0
  var noiseVariance = 1.0
  var delay: Int
  /// The rounds over `100 κ`, the least at which the law has settled.
  var horizon = 1.0

  /// `κ` of the theorem about these steps.
  func offset() throws -> Double {
    let setting = try QuasiConvexSetting(
      smoothness: 1, quasiConvexity: strength, noise: NoiseConstants(growth: 0, variance: noiseVariance))
    return try FrameworkDecreasingStepBound(
      setting, memory: DelayMemory(delay: delay), initialSquaredDistance: 1
    ).offset
  }

  func rounds() throws -> Int { Int((100 * horizon * (try offset())).rounded(.up)) }

  func stepSizes() throws -> StepSizes { .decreasing(strongConvexity: strength, offset: try offset()) }

  var quadratic: IsotropicQuadratic { IsotropicQuadratic(eigenvalue: strength, noiseVariance: noiseVariance) }

  /// By the recursion of all second moments.
  ///
  /// - Parameter rounds: The rounds; by default those of the horizon.
  func lastGap(rounds: Int? = nil) throws -> Double {
    let (steps, count) = (try stepSizes(), try rounds ?? self.rounds())
    var moments = try DelayMoments(mode: quadratic.mode(), delay: delay, start: 1)
    for t in 0..<count { moments.advance(stepSize: steps[t]) }
    return strength / 2 * moments.secondMoment
  }
}
