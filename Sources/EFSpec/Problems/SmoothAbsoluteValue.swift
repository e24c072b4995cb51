/// A smooth absolute value: convex, with bounded gradients.
///
///     f(x) = Σⱼ √(1 + xⱼ²),   |∂ⱼf(x)| < 1.
///
/// `L = 1`, attained at 0; `f⋆ = d`, and the largest constant of quasi-convexity is `μ = 0`. With noise that grows with
/// the point, as `PositionNoise`, no pair `(M, σ²)` bounds the variance.
public struct SmoothAbsoluteValue: QuasiConvexProblem, Hashable {
  public let dimension: Int

  public init(dimension: Int) {
    precondition(dimension >= 1, "a space has a dimension")
    self.dimension = dimension
  }

  public var workerCount: Int { 1 }
  public var smoothness: Double { 1 }
  public var workerSmoothness: [Double] { [1] }
  public var quasiConvexity: Double { 0 }
  public var minimiser: [Double] { [Double](repeating: 0, count: dimension) }
  public var lowerBound: Double { Double(dimension) }
  public var heterogeneityBound: Double { 0 }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    var sum = 0.0
    for j in x.indices { sum += (1 + x[j] * x[j]).squareRoot() }
    return sum
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    precondition(x.count == gradient.count, "dimensions differ")
    for j in x.indices { gradient[j] = x[j] / (1 + x[j] * x[j]).squareRoot() }
  }
}
