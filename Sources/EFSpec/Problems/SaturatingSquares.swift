/// Squares that saturate: bounded, with curvatures in [−½, 2], and not quasi-convex.
///
///     f(x) = Σⱼ xⱼ²/(1 + xⱼ²).
///
/// `L = 2` and `f⋆ = 0`, both exact. No `μ ≥ 0` is a constant of quasi-convexity: far out `⟨∇f(x), x⟩` vanishes and `f`
/// does not.
///
/// - Source: `stich2020` for the nonconvex setting.
public struct SaturatingSquares: Problem, Hashable {
  public let dimension: Int

  public init(dimension: Int) {
    precondition(dimension >= 1, "a space has a dimension")
    self.dimension = dimension
  }

  public var workerCount: Int { 1 }
  public var smoothness: Double { 2 }
  public var workerSmoothness: [Double] { [2] }
  public var lowerBound: Double { 0 }
  public var heterogeneityBound: Double { 0 }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    var sum = 0.0
    for j in x.indices { sum += x[j] * x[j] / (1 + x[j] * x[j]) }
    return sum
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    precondition(x.count == gradient.count, "dimensions differ")
    for j in x.indices {
      let base = 1 + x[j] * x[j]
      gradient[j] = 2 * x[j] / (base * base)
    }
  }
}
