/// Quadratic losses around a point, as exact recursions need them.
///
///     ∇fᵢ(x) = Aᵢ (x − x⋆) + uᵢ,   f(x) − f(x⋆) = ½ (x − x⋆)ᵀ Ā (x − x⋆) + ⟨ū, x − x⋆⟩.
///
/// At a minimiser `x⋆` of `f`, `ū = (1/n) Σᵢ uᵢ` is zero.
public struct QuadraticModel: Hashable, Sendable {
  public let dimension: Int
  /// The matrices `Aᵢ`, `d²` entries each, row-major and symmetric.
  public let matrices: [[Double]]
  /// The gradients `uᵢ` at `x⋆`.
  public let gradients: [[Double]]

  /// - Precondition: Every worker has a matrix of `d²` and a gradient of `d` entries.
  public init(matrices: [[Double]], gradients: [[Double]]) {
    let d = gradients.first?.count ?? 0
    precondition(d >= 1 && matrices.count == gradients.count, "every worker has a matrix and a gradient")
    precondition(matrices.allSatisfy { $0.count == d * d } && gradients.allSatisfy { $0.count == d })
    dimension = d
    self.matrices = matrices
    self.gradients = gradients
  }

  public var workerCount: Int { matrices.count }

  /// `D = (1/n) Σᵢ ‖uᵢ‖²`.
  public var heterogeneity: Double {
    gradients.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } } / Double(workerCount)
  }
}
