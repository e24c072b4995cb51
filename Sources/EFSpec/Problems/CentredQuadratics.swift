import GSL

/// Quadratic losses, each around a centre of its own, whose mean is strongly convex.
///
///     fₖ(x) = ½ (x − cₖ)ᵀ Aₖ (x − cₖ),   ∇fₖ(x) = Aₖ (x − cₖ).
///
/// `Lₖ = λ_max(Aₖ)`, `L` and `μ` are the extremes of the spectrum of the mean `Ā`, all exact. With one common centre all
/// workers share their minimiser; with one common matrix the heterogeneity is bounded, elsewhere it is not. The means
///
///     Q = (1/n) Σₖ Aₖ²,   h = (1/n) Σₖ Aₖuₖ,   s⋆ = (1/n) Σₖ ‖uₖ‖²,   uₖ = ∇fₖ(x⋆),
///
/// give the mean square `(1/n) Σₖ ‖∇fₖ(x)‖² = s⋆ + 2zᵀh + zᵀQz`, `z = x − x⋆`, at every point.
///
/// - Source: `stich2020` for the distributed setting.
public struct CentredQuadratics: StronglyConvexProblem {
  /// The matrices `Aₖ`, one a worker.
  public let matrices: [SymmetricMatrix]
  /// The centres `cₖ`, one a worker.
  public let centres: [[Double]]
  /// `Ā`.
  public let meanMatrix: SymmetricMatrix
  public let smoothness: Double
  public let workerSmoothness: [Double]
  public let strongConvexity: Double
  public let minimiser: [Double]
  public let lowerBound: Double

  /// - Throws: A `QuadraticError` where the mean of the matrices is not positive definite, a `GSLError` where the
  ///   eigenvalues or the minimiser cannot be computed.
  public init(matrices: [SymmetricMatrix], centres: [[Double]]) throws {
    precondition(matrices.count == centres.count && !matrices.isEmpty, "every worker has a matrix and a centre")
    precondition(
      zip(matrices, centres).allSatisfy { $0.dimension == matrices[0].dimension && $0.dimension == $1.count },
      "matrices and centres have one dimension")
    let average = SymmetricMatrix(meanOf: matrices)
    let spectrum = try QuadraticError.positiveSpectrum(of: average)
    self.matrices = matrices
    self.centres = centres
    meanMatrix = average
    strongConvexity = spectrum[0]
    smoothness = spectrum[spectrum.count - 1]
    var constants: [Double] = []
    for matrix in matrices { constants.append(try matrix.eigenvalues().map(\.magnitude).max() ?? 0) }
    workerSmoothness = constants
    let x: [Double]
    if Set(centres).count == 1 {
      x = centres[0]
    } else {
      let products = zip(matrices, centres).map { $0.product(with: $1) }
      x = try solvePositiveDefinite(average.entries, mean(of: products))
    }
    minimiser = x
    let losses = zip(matrices, centres).map { matrix, centre in
      let offset = zip(x, centre).map { $0 - $1 }
      return dot(matrix.product(with: offset).span, offset.span) / 2
    }
    lowerBound = losses.reduce(0, +) / Double(losses.count)
  }

  public var dimension: Int { minimiser.count }
  public var workerCount: Int { matrices.count }

  /// `s⋆` where all matrices agree, else infinite.
  public var heterogeneityBound: Double { Set(matrices).count == 1 ? heterogeneityAtMinimiser : .infinity }

  /// `s⋆ = (1/n) Σₖ ‖∇fₖ(x⋆)‖²`.
  public var heterogeneityAtMinimiser: Double {
    gradientsAtMinimiser.reduce(0) { $0 + squaredNorm($1.span) } / Double(workerCount)
  }

  /// `h = (1/n) Σₖ Aₖ ∇fₖ(x⋆)`.
  public var heterogeneitySlope: [Double] {
    mean(of: zip(matrices, gradientsAtMinimiser).map { $0.product(with: $1) })
  }

  /// `Q = (1/n) Σₖ Aₖ²`.
  public var meanSquaredMatrix: SymmetricMatrix { SymmetricMatrix(meanOf: matrices.map(\.squared)) }

  private var gradientsAtMinimiser: [[Double]] { (0..<workerCount).map { gradient(of: $0, at: minimiser) } }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    let offset = offset(of: worker, at: x)
    return dot(matrices[worker].product(with: offset).span, offset.span) / 2
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    matrices[worker].multiply(x, minus: centres[worker], into: &gradient)
  }

  private func offset(of worker: Int, at x: Span<Double>) -> [Double] {
    let centre = centres[worker]
    precondition(x.count == centre.count, "dimensions differ")
    return x.indices.map { x[$0] - centre[$0] }
  }
}
