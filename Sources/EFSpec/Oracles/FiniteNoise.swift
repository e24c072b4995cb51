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

  /// Random points: `K` normal vectors, centred and scaled to the variance.
  ///
  /// - Precondition: `K` is at least 2.
  public init(on problem: Underlying, outcomes count: Int, variance: Double, using stream: inout RandomStream) {
    precondition(count >= 2, "a single outcome is no noise")
    var points = (0..<count).map { _ in (0..<problem.dimension).map { _ in stream.gaussian() } }
    let center = mean(of: points)
    for k in points.indices { EFSpec.add(-1, center, to: &points[k]) }
    let square = points.reduce(0) { $0 + squaredNorm($1.span) } / Double(count)
    self.init(on: problem, points: points.map { $0.map { (variance / square).squareRoot() * $0 } })
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
