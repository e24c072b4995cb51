public import GSL

/// Exact gradients plus one of `K` given vectors, each with a probability of its own.
///
///     ∇fᵢ(x, ξ) = ∇fᵢ(x) + ξ,   P(ξ = zₖ) = pₖ,   Σₖ pₖ zₖ = 0,   E‖ξ‖² = Σₖ pₖ ‖zₖ‖².
///
/// The draws of different workers and rounds are independent. `FiniteNoise` is the case of equal probabilities.
///
/// - Randomness: one uniform number a draw.
public struct DiscreteNoise<Underlying: Problem>: FiniteNoiseOracle {
  public let problem: Underlying
  /// The vectors `zₖ`.
  public let points: [[Double]]
  /// The probabilities `pₖ`.
  public let outcomeProbabilities: [Double]
  public let noiseVariance: Double

  /// The law of given weights, which need not add up to 1, with its points scaled to the variance.
  ///
  /// - Precondition: The weights are positive, and the weighted points add up to zero but for rounding, `10⁻¹²` of the
  ///   largest norm.
  public init(on problem: Underlying, points: [[Double]], weights: [Double], variance: Double) {
    precondition(points.count == weights.count && !points.isEmpty, "every point has a weight")
    precondition(points.allSatisfy { $0.count == problem.dimension }, "noise has the dimension of the problem")
    precondition(weights.allSatisfy { $0 > 0 } && variance >= 0, "weights are positive, a variance is not negative")
    let total = weights.reduce(0, +)
    let probabilities = weights.map { $0 / total }
    let squares = points.map { squaredNorm($0.span) }
    var bias = [Double](repeating: 0, count: problem.dimension)
    for (point, probability) in zip(points, probabilities) { EFSpec.add(probability, point, to: &bias) }
    precondition(
      squaredNorm(bias.span) <= 1e-24 * (squares.max() ?? 0), "noise has mean zero; subtract the mean of the points")
    let square = zip(squares, probabilities).reduce(0) { $0 + $1.0 * $1.1 }
    self.problem = problem
    outcomeProbabilities = probabilities
    let scale = square > 0 ? (variance / square).squareRoot() : 0
    self.points = points.map { $0.map { scale * $0 } }
    noiseVariance = square > 0 ? variance : 0
  }

  public func gradient(of worker: Int, at x: Span<Double>, outcome: Int, into gradient: inout MutableSpan<Double>) {
    problem.gradient(of: worker, at: x, into: &gradient)
    let shift = points[outcome]
    add(1, shift.span, to: &gradient)
  }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    let uniform = stream.uniform()
    var (outcome, reached) = (0, outcomeProbabilities[0])
    while uniform >= reached && outcome < points.count - 1 {
      outcome += 1
      reached += outcomeProbabilities[outcome]
    }
    self.gradient(of: worker, at: x, outcome: outcome, into: &gradient)
  }
}

extension DiscreteNoise {
  /// The noise on which the ideal method stalls, in the plane: `(2, 0)`, `(0, 1)`, `(−2, −1)` with equal probabilities,
  /// scaled to the variance.
  ///
  /// - Source: `fatkhullin2023`.
  public static func threePoint(on problem: Underlying, variance: Double) -> DiscreteNoise {
    DiscreteNoise(on: problem, points: [[2, 0], [0, 1], [-2, -1]], weights: [1, 1, 1], variance: variance)
  }

  /// A noise on which EF21-SGD stalls, in the plane: `ζ(a, −b)`, `ζ = −(1 − p)/p` with probability `p`, else 1, scaled
  /// to the variance.
  ///
  /// - Precondition: `0 < p < 1`, and `(a, b)` is not zero.
  public static func twoPoint(
    on problem: Underlying, a: Double, b: Double, rare p: Double, variance: Double
  ) -> DiscreteNoise {
    let odds = (1 - p) / p
    return DiscreteNoise(
      on: problem, points: [[-odds * a, odds * b], [a, -b]], weights: [p, 1 - p], variance: variance)
  }
}
