public import GSL

/// A recipe for heterogeneous quadratics whose constants are prescribed.
///
///     spectrum of Aᵢ:  d numbers evenly spaced from μᵢ to Lᵢ,      Σᵢ uᵢ = 0,   (1/n) Σᵢ ‖uᵢ‖² = ζ⋆².
///
/// The minimiser `x⋆` is a standard normal vector; the `uᵢ` are normal vectors, centred and scaled.
/// Equal spectra and `ζ⋆ = 0` make the losses equal; `ζ⋆ = 0` with different spectra makes them share
/// their minimiser (interpolation).
///
/// - Randomness: `x⋆`, the `uᵢ` and the rotations, all from one stream.
public struct QuadraticRecipe: Hashable, Sendable {
  public let dimension: Int
  /// The constants `Lᵢ`, one a worker.
  public let smoothness: [Double]
  /// The constants `μᵢ`, one a worker.
  public let strongConvexity: [Double]
  /// `ζ⋆²`, the heterogeneity at the minimiser.
  public let heterogeneityAtMinimiser: Double

  /// - Precondition: `0 ≤ μᵢ ≤ Lᵢ`, in dimension 1 `μᵢ = Lᵢ`; one worker alone has `ζ⋆ = 0`.
  public init(dimension: Int, smoothness: [Double], strongConvexity: [Double], heterogeneityAtMinimiser: Double) {
    precondition(dimension >= 1 && smoothness.count == strongConvexity.count && !smoothness.isEmpty)
    precondition(zip(strongConvexity, smoothness).allSatisfy { 0 <= $0 && $0 <= $1 }, "0 ≤ μᵢ ≤ Lᵢ")
    precondition(dimension > 1 || smoothness == strongConvexity, "a line has one curvature")
    precondition(heterogeneityAtMinimiser >= 0, "a sum of squares is not negative")
    precondition(heterogeneityAtMinimiser == 0 || smoothness.count > 1, "one worker has nobody to differ from")
    self.dimension = dimension
    self.smoothness = smoothness
    self.strongConvexity = strongConvexity
    self.heterogeneityAtMinimiser = heterogeneityAtMinimiser
  }

  /// The recipe with diagonal Hessians, their eigenvalues in one common order: `L` is the mean of the `Lᵢ`.
  ///
  /// - Precondition: The mean of the `μᵢ` is positive.
  public func diagonal(using stream: inout RandomStream) -> DiagonalQuadratics {
    DiagonalQuadratics(
      diagonals: spectra, gradientsAtMinimiser: gradientsAtMinimiser(using: &stream),
      minimiser: normalVector(using: &stream))
  }

  /// The recipe with Hessians `Qᵢ diag Qᵢᵀ` for independent random rotations `Qᵢ`: `L` is at most the mean
  /// of the `Lᵢ`, and `bᵢ = Aᵢ x⋆ − uᵢ`.
  public func rotated(using stream: inout RandomStream) throws(GSLError) -> DenseQuadratics {
    let u = gradientsAtMinimiser(using: &stream)
    let minimiser = normalVector(using: &stream)
    var matrices: [SymmetricMatrix] = []
    var linearTerms: [[Double]] = []
    for (spectrum, gradient) in zip(spectra, u) {
      let q = try randomOrthogonal(dimension: dimension, using: &stream)
      let matrix = SymmetricMatrix(eigenvalues: spectrum, orthogonal: q)
      var b = minimiser
      var span = b.mutableSpan
      matrix.multiply(minimiser.span, into: &span)
      add(-1, gradient.span, to: &span)
      matrices.append(matrix)
      linearTerms.append(b)
    }
    return try DenseQuadratics(matrices: matrices, linearTerms: linearTerms)
  }

  private var spectra: [[Double]] {
    zip(strongConvexity, smoothness).map { least, largest in
      (0..<dimension).map { j in
        j == dimension - 1 ? largest : least + (largest - least) * Double(j) / Double(dimension - 1)
      }
    }
  }

  private func gradientsAtMinimiser(using stream: inout RandomStream) -> [[Double]] {
    let n = smoothness.count
    guard heterogeneityAtMinimiser > 0 else {
      return Array(repeating: Array(repeating: 0, count: dimension), count: n)
    }
    var u = (0..<n).map { _ in normalVector(using: &stream) }
    let center = mean(of: u)
    for i in u.indices { add(-1, center, to: &u[i]) }
    let square = u.reduce(0) { $0 + squaredNorm($1.span) } / Double(n)
    let factor = (heterogeneityAtMinimiser / square).squareRoot()
    return u.map { $0.map { factor * $0 } }
  }

  private func normalVector(using stream: inout RandomStream) -> [Double] {
    var vector = [Double](repeating: 0, count: dimension)
    var span = vector.mutableSpan
    stream.fillGaussian(&span)
    return vector
  }
}
