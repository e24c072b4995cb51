import EFSpec
import Theory

/// The rounds without noise until `|x| ≤ 10⁻⁶` has held for the last `τ + 2` iterates, on `λx²/2` from `x₀ = 1`.
struct NoiselessDescent: Hashable, Sendable {
  static let precision = 1e-6
  /// `λ`, of a function whose smoothness is taken as 1.
  let eigenvalue: Double
  let stepSize: Double
  let delay: Int

  /// Half of the limit of stability for `L = 1`.
  static func atHalfLimit(delay: Int, eigenvalue: Double) throws -> NoiselessDescent {
    let limit = try DelayedQuadratic(delay: delay).stabilityLimit
    return NoiselessDescent(eigenvalue: eigenvalue, stepSize: limit / 2, delay: delay)
  }

  /// The largest step of the theorem for `L = 1`, `μ = λ`.
  static func atTheoryStep(delay: Int, eigenvalue: Double) throws -> NoiselessDescent {
    let setting = try QuasiConvexSetting(
      smoothness: 1, quasiConvexity: eigenvalue, noise: NoiseConstants(growth: 0, variance: 0))
    let step = StepCeilings.quasiConvex(setting, try DelayMemory(delay: delay))
    return NoiselessDescent(eigenvalue: eigenvalue, stepSize: step, delay: delay)
  }

  /// More rounds than any stable run here takes.
  static let longest = 1_000_000

  /// By the recursion `x_{t+1} = x_t − c x_{t−τ}`; infinite where the precision is not reached.
  var exactRounds: Double {
    let c = stepSize * eigenvalue
    var iterates = [1.0]
    var kept = 0
    while iterates.count <= Self.longest {
      let t = iterates.count - 1
      iterates.append(iterates[t] - (t >= delay ? c * iterates[t - delay] : 0))
      kept = abs(iterates[t + 1]) <= Self.precision ? kept + 1 : 0
      if kept == delay + 2 { return Double(t + 1) }
    }
    return .infinity
  }

  /// By the algorithm.
  func rounds<A: Algorithm>(of algorithm: A) -> Double {
    let problem = DiagonalQuadratics(diagonals: [[eigenvalue]], gradientsAtMinimiser: [[0]], minimiser: [0])
    var streams = WorkerStreams(seed: 0, experiment: "without noise", repetition: 0, workerCount: 1)
    var kept = 0
    var last = Double.infinity
    algorithm.run(from: [1], on: ExactOracle(problem), rounds: Self.longest, using: &streams) { round, state in
      kept = round > 0 && abs(state.x[0]) <= Self.precision ? kept + 1 : 0
      if kept == delay + 2 { last = Double(round) }
      return last == .infinity
    }
    return last
  }
}
