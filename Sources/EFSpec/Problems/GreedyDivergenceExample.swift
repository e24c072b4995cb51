/// Three workers in ℝ³ on whom a greedy sparsifier without error feedback diverges.
///
///     fᵢ(x) = ⟨aᵢ, x⟩² + ‖x‖²/4,   a₁ = (−3, 2, 2),  a₂ = (2, −3, 2),  a₃ = (2, 2, −3).
///
/// All workers share the minimiser 0, where all their gradients vanish. The Hessian of `f` has the eigenvalues
/// 7/6, 103/6, 103/6; `Lᵢ = 69/2`.
///
/// - Source: `beznosikov2023`.
public struct GreedyDivergenceExample: StronglyConvexProblem, Hashable {
  public init() {}

  /// `aᵢ`.
  private func direction(of worker: Int) -> [Double] { (0..<3).map { $0 == worker ? -3 : 2 } }

  public var dimension: Int { 3 }
  public var workerCount: Int { 3 }
  public var smoothness: Double { 103.0 / 6 }
  public var workerSmoothness: [Double] { [34.5, 34.5, 34.5] }
  public var strongConvexity: Double { 7.0 / 6 }
  public var minimiser: [Double] { [0, 0, 0] }
  public var lowerBound: Double { 0 }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    let slope = dot(direction(of: worker).span, x)
    return slope * slope + squaredNorm(x) / 4
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    let a = direction(of: worker)
    let slope = dot(a.span, x)
    for j in x.indices { gradient[j] = 2 * slope * a[j] + x[j] / 2 }
  }
}
