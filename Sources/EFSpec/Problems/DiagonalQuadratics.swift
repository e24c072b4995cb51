/// Strongly convex quadratic losses with diagonal Hessians, around a known minimiser of their mean.
///
///     fᵢ(x) = ½ (x − x⋆)ᵀ Aᵢ (x − x⋆) + ⟨uᵢ, x − x⋆⟩,   Aᵢ = diag(aᵢ₁, …, aᵢd),   Σᵢ uᵢ = 0,
///     ∇fᵢ(x) = Aᵢ (x − x⋆) + uᵢ.
///
/// So `∇f(x⋆) = 0`, `f(x⋆) = 0` and `(1/n) Σᵢ ‖∇fᵢ(x⋆)‖² = (1/n) Σᵢ ‖uᵢ‖²`. The constants are exact:
/// `Lᵢ = maxⱼ aᵢⱼ`, and `L`, `μ` are the extremes of the mean diagonal. The heterogeneity is bounded on
/// all of ℝᵈ only where all `Aᵢ` agree; it is then `(1/n) Σᵢ ‖uᵢ‖²` everywhere.
public struct DiagonalQuadratics: StronglyConvexProblem {
  /// The diagonals of the `Aᵢ`, one a worker.
  public let diagonals: [[Double]]
  /// The gradients `uᵢ` at the minimiser, one a worker.
  public let gradientsAtMinimiser: [[Double]]
  public let minimiser: [Double]
  public let smoothness: Double
  public let workerSmoothness: [Double]
  public let strongConvexity: Double

  /// - Precondition: No diagonal entry is negative, their means are positive, and the gradients at the
  ///   minimiser add up to zero but for rounding.
  public init(diagonals: [[Double]], gradientsAtMinimiser: [[Double]], minimiser: [Double]) {
    let d = minimiser.count
    precondition(diagonals.count == gradientsAtMinimiser.count, "every worker has a Hessian and a gradient")
    precondition((diagonals + gradientsAtMinimiser).allSatisfy { $0.count == d }, "all vectors have one dimension")
    precondition(diagonals.allSatisfy { $0.allSatisfy { $0 >= 0 } }, "the losses are convex")
    let average = mean(of: diagonals)
    precondition(average.allSatisfy { $0 > 0 }, "the mean of the losses is strongly convex")
    let largest = gradientsAtMinimiser.map { squaredNorm($0.span) }.max() ?? 0
    let total = mean(of: gradientsAtMinimiser)
    precondition(squaredNorm(total.span) <= 1e-24 * largest, "the gradients at the minimiser have mean zero")
    self.diagonals = diagonals
    self.gradientsAtMinimiser = gradientsAtMinimiser
    self.minimiser = minimiser
    smoothness = average.max() ?? 0
    workerSmoothness = diagonals.map { $0.max() ?? 0 }
    strongConvexity = average.min() ?? 0
  }

  public var dimension: Int { minimiser.count }
  public var workerCount: Int { diagonals.count }
  public var lowerBound: Double { 0 }

  /// `(1/n) Σᵢ ‖uᵢ‖²`, the heterogeneity at the minimiser.
  public var heterogeneityAtMinimiser: Double {
    gradientsAtMinimiser.reduce(0) { $0 + squaredNorm($1.span) } / Double(workerCount)
  }

  public var heterogeneityBound: Double {
    diagonals.allSatisfy { $0 == diagonals[0] } ? heterogeneityAtMinimiser : .infinity
  }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    let (a, u, center) = (diagonals[worker], gradientsAtMinimiser[worker], minimiser)
    precondition(x.count == center.count && a.count == x.count && u.count == x.count)
    var sum = 0.0
    for j in x.indices {
      let offset = x[j] - center[j]
      sum += offset * (a[j] * offset / 2 + u[j])
    }
    return sum
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    let (a, u, center) = (diagonals[worker], gradientsAtMinimiser[worker], minimiser)
    precondition(x.count == center.count && a.count == x.count && u.count == x.count && gradient.count == x.count)
    for j in x.indices { gradient[j] = a[j] * (x[j] - center[j]) + u[j] }
  }
}
