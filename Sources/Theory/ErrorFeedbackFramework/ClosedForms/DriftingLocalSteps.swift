import Foundation

/// Closed forms of local SGD on parabolas that differ from worker to worker: its fixed point is not the minimiser.
///
///     f_k(x) = a_k(x − b_k)²/2,   r_k = 1 − γa_k,   ρ = (1/n) Σ_k r_k^H.
///
/// A period of `H` steps from a common `x` ends at the mean
///
///     x⁺ = (1/n) Σ_k [b_k + r_k^H(x − b_k)] + noise,   Var(noise) = (γ²σ²/n²) Σ_k Σ_{j<H} r_k^{2j}.
///
/// With `H = 1`, or one worker, or equal `a_k`, the fixed point is the minimiser.
///
/// - Proof:  the steps of a worker are independent of those of the others, and add up.
/// - Source: derived here; the method is that of `stich2020`.
public struct DriftingLocalSteps: Hashable, Sendable {
  /// `a_k > 0`, one a worker.
  public let curvatures: [Double]
  /// `b_k`, one a worker.
  public let centres: [Double]
  /// `H`.
  public let steps: Int
  /// `γ`.
  public let stepSize: Double

  public init(curvatures: [Double], centres: [Double], steps: Int, stepSize: Double) throws(HypothesisViolation) {
    try requireAtLeastOne(curvatures.count, "n")
    try require(centres.count == curvatures.count, "a centre a worker", got: Double(centres.count))
    for curvature in curvatures { try requirePositive(curvature, "a_k") }
    try requireAtLeastOne(steps, "H")
    try requirePositive(stepSize, "γ")
    let largest = 2 / (curvatures.max() ?? 1)
    try require(stepSize < largest, "γ < 2/max a_k = \(largest)", got: stepSize)
    self.curvatures = curvatures
    self.centres = centres
    self.steps = steps
    self.stepSize = stepSize
  }

  private var count: Double { Double(curvatures.count) }

  /// `r_k^H`.
  private var factors: [Double] { curvatures.map { pow(1 - stepSize * $0, Double(steps)) } }

  /// `ρ`, by which a period shrinks the distance to the fixed point.
  public var contraction: Double { factors.reduce(0, +) / count }

  /// `x⋆ = Σ a_kb_k/Σ a_k`.
  public var minimiser: Double {
    zip(curvatures, centres).reduce(0) { $0 + $1.0 * $1.1 } / curvatures.reduce(0, +)
  }

  /// `x_H = Σ (1 − r_k^H)b_k/Σ (1 − r_k^H)`.
  public var fixedPoint: Double {
    let weights = factors.map { 1 - $0 }
    return zip(weights, centres).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  }

  /// The variance that a period adds to `x`.
  public func periodVariance(noiseVariance: Double) -> Double {
    let sums = curvatures.map { curvature in
      let square = (1 - stepSize * curvature) * (1 - stepSize * curvature)
      return (0..<steps).reduce((sum: 0.0, power: 1.0)) { total, _ in (total.sum + total.power, total.power * square) }
        .sum
    }
    return stepSize * stepSize * noiseVariance * sums.reduce(0, +) / (count * count)
  }

  /// The variance of `x` in the long run, `Var(noise)/(1 − ρ²)`.
  public func stationaryVariance(noiseVariance: Double) -> Double {
    periodVariance(noiseVariance: noiseVariance) / (1 - contraction * contraction)
  }

  /// `(ā/2) y`, by which `f` exceeds its minimum at a squared distance `y`, in the mean over the workers.
  public func gap(squaredDistance: Double) -> Double { curvatures.reduce(0, +) / count * squaredDistance / 2 }

  /// What the drift alone leaves of `E f − f⋆`: `(ā/2)(x_H − x⋆)²`.
  public var bias: Double {
    let offset = fixedPoint - minimiser
    return gap(squaredDistance: offset * offset)
  }
}
