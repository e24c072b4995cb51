public import GSL

/// Exact gradients plus one of `K` given vectors, each with probability `1/K`.
///
///     ∇fᵢ(x, ξ) = ∇fᵢ(x) + ξ,   P(ξ = zₖ) = 1/K,   Σₖ zₖ = 0,   E‖ξ‖² = (1/K) Σₖ ‖zₖ‖².
///
/// The draws of different workers and rounds are independent.
///
/// - Randomness: one integer a draw.
public struct FiniteNoise<Underlying: Problem>: FiniteNoiseOracle {
  public let problem: Underlying
  /// The vectors `zₖ`.
  public let points: [[Double]]
  public let noiseVariance: Double

  /// - Precondition: The points add up to zero but for rounding, `10⁻¹²` of the largest norm.
  public init(on problem: Underlying, points: [[Double]]) {
    precondition(points.allSatisfy { $0.count == problem.dimension }, "noise has the dimension of the problem")
    let squares = points.map { squaredNorm($0.span) }
    let bias = mean(of: points)
    precondition(
      squaredNorm(bias.span) <= 1e-24 * (squares.max() ?? 0), "noise has mean zero; subtract the mean of the points")
    self.problem = problem
    self.points = points
    noiseVariance = squares.reduce(0, +) / Double(points.count)
  }

  public var outcomeProbabilities: [Double] { points.map { _ in 1 / Double(points.count) } }

  public func gradient(of worker: Int, at x: Span<Double>, outcome: Int, into gradient: inout MutableSpan<Double>) {
    problem.gradient(of: worker, at: x, into: &gradient)
    let shift = points[outcome]
    add(1, shift.span, to: &gradient)
  }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    self.gradient(of: worker, at: x, outcome: stream.integer(below: points.count), into: &gradient)
  }
}
