import Foundation

/// Quadratic losses whose Hessians are combinations of the second-difference matrix and the identity.
///
///     fᵢ(x) = ½ xᵀAᵢx − bᵢᵀx,   Aᵢ = (νᵢ/4) T + λ I,   T = tridiag(−1, 2, −1).
///
/// `T` has the eigenvalues `tₖ = 2 − 2 cos(kπ/(d+1))`, so that all constants are closed forms:
/// `L = (ν̄/4) t_d + λ`, `μ = (ν̄/4) t₁ + λ` and `Lᵢ = maxₖ∈{1,d} |(νᵢ/4) tₖ + λ|`, where `ν̄` is the mean of
/// the `νᵢ`. A gradient costs O(d).
///
/// - Source: `fatkhullin2023`, experiments on quadratics.
public struct TridiagonalQuadratics: StronglyConvexProblem {
  /// The multipliers `νᵢ`, one a worker.
  public let multipliers: [Double]
  /// The shift `λ`.
  public let shift: Double
  /// The vectors `bᵢ`, one a worker.
  public let linearTerms: [[Double]]
  public let smoothness: Double
  public let workerSmoothness: [Double]
  public let strongConvexity: Double
  public let minimiser: [Double]
  public let lowerBound: Double

  /// - Precondition: The mean of the multipliers is not negative, and `μ > 0`.
  public init(multipliers: [Double], shift: Double, linearTerms: [[Double]]) {
    precondition(multipliers.count == linearTerms.count && !multipliers.isEmpty, "every worker has its terms")
    let d = linearTerms[0].count
    precondition(d >= 1 && linearTerms.allSatisfy { $0.count == d }, "all vectors have one dimension")
    let nu = multipliers.reduce(0, +) / Double(multipliers.count)
    precondition(nu >= 0, "the mean of the multipliers is not negative")
    func eigenvalue(_ multiplier: Double, _ k: Int) -> Double {
      multiplier / 4 * (2 - 2 * cos(Double(k) * .pi / Double(d + 1))) + shift
    }
    self.multipliers = multipliers
    self.shift = shift
    self.linearTerms = linearTerms
    smoothness = eigenvalue(nu, d)
    let mu = eigenvalue(nu, 1)
    precondition(mu > 0, "the mean of the losses is strongly convex")
    strongConvexity = mu
    workerSmoothness = multipliers.map { max(eigenvalue($0, 1).magnitude, eigenvalue($0, d).magnitude) }
    let b = mean(of: linearTerms)
    let solution = solveTridiagonal(diagonal: nu / 2 + shift, offDiagonal: -nu / 4, b)
    minimiser = solution
    // At the minimiser Ax = b, so that ½ xᵀAx − bᵀx is −½ bᵀx.
    lowerBound = -dot(b.span, solution.span) / 2
  }

  /// The family of `n` workers that `gradientSpread` and `curvatureSpread` make different:
  ///
  ///     νᵢ = 1 + h cos(2π(i − ½)/n),   bᵢ = −¼ e₁ + z (sin(ij))ⱼ,   i = 1, …, n.
  ///
  /// The Hessians agree where `h = 0` or `n` is 1 (where `ν₁ = 1 − h`), all the losses where `h = z = 0`.
  public init(
    workerCount n: Int, dimension d: Int, curvatureSpread h: Double, shift: Double, gradientSpread z: Double
  ) {
    precondition(n >= 1 && d >= 1, "there is at least one worker and one coordinate")
    let multipliers = (1...n).map { (i: Int) -> Double in
      let angle = 2 * Double.pi * (Double(i) - 0.5) / Double(n)
      return 1 + h * cos(angle)
    }
    let linearTerms = (1...n).map { (i: Int) -> [Double] in
      (1...d).map { (j: Int) -> Double in (j == 1 ? -0.25 : 0) + z * sin(Double(i * j)) }
    }
    self.init(multipliers: multipliers, shift: shift, linearTerms: linearTerms)
  }

  public var dimension: Int { minimiser.count }
  public var workerCount: Int { multipliers.count }

  /// `(1/n) Σᵢ ‖bᵢ − b̄‖²` where all Hessians agree, else infinite.
  public var heterogeneityBound: Double {
    guard multipliers.allSatisfy({ $0 == multipliers[0] }) else { return .infinity }
    let b = mean(of: linearTerms)
    return linearTerms.reduce(0) { $0 + squaredDistance($1.span, b.span) } / Double(workerCount)
  }

  /// The usual starting point, `√d e₁`.
  public var startingPoint: [Double] {
    var x = [Double](repeating: 0, count: dimension)
    x[0] = Double(dimension).squareRoot()
    return x
  }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    var product = [Double](repeating: 0, count: x.count)
    var span = product.mutableSpan
    multiply(worker, x, into: &span)
    let b = linearTerms[worker]
    return dot(product.span, x) / 2 - dot(b.span, x)
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    multiply(worker, x, into: &gradient)
    let b = linearTerms[worker]
    add(-1, b.span, to: &gradient)
  }

  /// Writes `Aᵢ x`.
  private func multiply(_ worker: Int, _ x: Span<Double>, into product: inout MutableSpan<Double>) {
    let d = x.count
    precondition(d == dimension && product.count == d, "dimensions differ")
    let side = -multipliers[worker] / 4
    let middle = multipliers[worker] / 2 + shift
    for j in x.indices { product[j] = middle * x[j] }
    for j in 1..<max(1, d) {
      product[j] += side * x[j - 1]
      product[j - 1] += side * x[j]
    }
  }
}

/// The solution of a symmetric tridiagonal Toeplitz system, positive definite, by elimination.
private func solveTridiagonal(diagonal a: Double, offDiagonal c: Double, _ b: [Double]) -> [Double] {
  var pivots = [a]
  var x = b
  for j in 1..<max(1, b.count) {
    let factor = c / pivots[j - 1]
    pivots.append(a - factor * c)
    x[j] -= factor * x[j - 1]
  }
  x[b.count - 1] /= pivots[b.count - 1]
  for j in stride(from: b.count - 2, through: 0, by: -1) { x[j] = (x[j] - c * x[j + 1]) / pivots[j] }
  return x
}
