/// A homogeneous loss of the plane that is not convex for `β > 1/7`, and quasi-convex for all `β < 1`.
///
///     f(x, y) = (1 + β) r² − 8β x²y²/r² = r²(1 + β cos 4θ),   f(0) = 0,   0 ≤ β < 1.
///
/// The constants are exact: `L = 2 + 14β`, the quasi-convexity `μ = 2(1 − β)`, and the curvature goes down to `2 − 14β`.
///
/// - Source: `stich2020` for quasi-convexity.
public struct Angular: QuasiConvexProblem, Hashable {
  public let beta: Double

  public init(beta: Double) {
    precondition(0 <= beta && beta < 1, "0 ≤ β < 1")
    self.beta = beta
  }

  public var dimension: Int { 2 }
  public var workerCount: Int { 1 }
  public var smoothness: Double { 2 + 14 * beta }
  public var workerSmoothness: [Double] { [smoothness] }
  public var quasiConvexity: Double { 2 * (1 - beta) }
  public var minimiser: [Double] { [0, 0] }
  public var lowerBound: Double { 0 }
  public var heterogeneityBound: Double { 0 }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    let (a, b) = (x[0] * x[0], x[1] * x[1])
    guard a + b > 0 else { return 0 }
    return (1 + beta) * (a + b) - 8 * beta * a * (b / (a + b))
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    let (a, b) = (x[0] * x[0], x[1] * x[1])
    let square = a + b
    // Near 0 the squares underflow; there the gradient is shorter than any number that matters.
    guard square > 0 else {
      gradient[0] = 0
      gradient[1] = 0
      return
    }
    let (s, c) = (a / square, b / square)
    gradient[0] = x[0] * (2 * (1 + beta) - 16 * beta * c + 16 * beta * s * c)
    gradient[1] = x[1] * (2 * (1 + beta) - 16 * beta * s + 16 * beta * s * c)
  }
}
