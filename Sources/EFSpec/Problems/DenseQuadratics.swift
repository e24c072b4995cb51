public import GSL

/// Quadratic losses given by their matrices, convex or not.
///
///     fᵢ(x) = ½ xᵀAᵢx − bᵢᵀx,   ∇fᵢ(x) = Aᵢx − bᵢ.
///
/// The constants are exact: `Lᵢ = max |λ(Aᵢ)|` and `L = max |λ(Ā)|` with `Ā = (1/n) Σᵢ Aᵢ`.
public struct DenseQuadratics: Problem {
  /// The matrices `Aᵢ`, one a worker.
  public let matrices: [SymmetricMatrix]
  /// The vectors `bᵢ`, one a worker.
  public let linearTerms: [[Double]]
  public let smoothness: Double
  public let workerSmoothness: [Double]
  public let lowerBound: Double
  public let heterogeneityBound: Double
  /// The unique minimiser of `f`, where there is one.
  public let minimum: Minimum?

  /// What is known of a strongly convex mean of quadratics.
  public struct Minimum: Hashable, Sendable {
    /// The minimiser `x⋆`.
    public let x: [Double]
    /// `f(x⋆)`.
    public let value: Double
    /// `μ = λ_min(Ā) > 0`.
    public let strongConvexity: Double
  }

  /// - Throws: Where the eigenvalues cannot be computed, as with entries that are not finite.
  public init(matrices: [SymmetricMatrix], linearTerms: [[Double]]) throws(GSLError) {
    precondition(matrices.count == linearTerms.count && !matrices.isEmpty, "every worker has a matrix and a vector")
    precondition(
      zip(matrices, linearTerms).allSatisfy { $0.dimension == matrices[0].dimension && $0.dimension == $1.count },
      "matrices and vectors have one dimension")
    self.matrices = matrices
    self.linearTerms = linearTerms
    let average = SymmetricMatrix(meanOf: matrices)
    let spectrum = try average.eigenvalues()
    smoothness = largestMagnitude(spectrum)
    var constants: [Double] = []
    for matrix in matrices { constants.append(largestMagnitude(try matrix.eigenvalues())) }
    workerSmoothness = constants
    let b = mean(of: linearTerms)
    heterogeneityBound =
      Set(matrices).count == 1
      ? linearTerms.reduce(0) { $0 + squaredDistance($1.span, b.span) } / Double(linearTerms.count) : .infinity
    if spectrum[0] > 0 {
      let x = try solvePositiveDefinite(average.entries, b)
      // At the minimiser Ax = b, so that ½ xᵀAx − bᵀx is −½ bᵀx.
      minimum = Minimum(x: x, value: -dot(b.span, x.span) / 2, strongConvexity: spectrum[0])
    } else {
      minimum = nil
    }
    lowerBound = minimum?.value ?? -.infinity
  }

  public var dimension: Int { matrices[0].dimension }
  public var workerCount: Int { matrices.count }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    var product = [Double](repeating: 0, count: dimension)
    var span = product.mutableSpan
    matrices[worker].multiply(x, into: &span)
    let b = linearTerms[worker]
    return dot(product.span, x) / 2 - dot(b.span, x)
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    matrices[worker].multiply(x, into: &gradient)
    let b = linearTerms[worker]
    add(-1, b.span, to: &gradient)
  }
}

private func largestMagnitude(_ values: [Double]) -> Double { values.map(\.magnitude).max() ?? 0 }
