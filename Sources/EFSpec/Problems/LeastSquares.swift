import GSL

/// Least squares over given rows, held by one worker.
///
///     f(x) = (1/2N) Σⱼ (aⱼᵀx − bⱼ)²,   H = (1/N) Σⱼ aⱼaⱼᵀ,   ∇fⱼ(x) = aⱼ(aⱼᵀx − bⱼ).
///
/// `L = λ_max(H)` and `μ = λ_min(H)`, both exact. The variance of the gradient of a random row is not bounded; with
/// `z = x − x⋆` it is `s⋆ + 2zᵀh + zᵀ(Q − H²)z`, where `rⱼ = aⱼᵀx⋆ − bⱼ` and
///
///     s⋆ = (1/N) Σⱼ ‖aⱼ‖² rⱼ²,   h = (1/N) Σⱼ ‖aⱼ‖² rⱼ aⱼ,   Q = (1/N) Σⱼ ‖aⱼ‖² aⱼaⱼᵀ.
///
/// It is bounded by `M‖∇f(x)‖² + σ²` for all large enough `M`, with a `σ²` that depends on `M`.
///
/// - Source: `stich2020` for the noise.
public struct LeastSquares: FiniteSumProblem, StronglyConvexProblem {
  /// The rows `aⱼ`.
  public let rows: [[Double]]
  /// The targets `bⱼ`.
  public let targets: [Double]
  /// `H`.
  public let hessian: SymmetricMatrix
  public let smoothness: Double
  public let strongConvexity: Double
  public let minimiser: [Double]
  public let lowerBound: Double

  /// - Throws: A `QuadraticError` where the rows do not span the space, a `GSLError` where the eigenvalues or the
  ///   minimiser cannot be computed.
  public init(rows: [[Double]], targets: [Double]) throws {
    precondition(rows.count == targets.count && !rows.isEmpty, "every row has a target")
    precondition(rows.allSatisfy { $0.count == rows[0].count && !$0.isEmpty }, "rows have one dimension")
    let share = 1 / Double(rows.count)
    let hessian = SymmetricMatrix(sumOf: rows, weights: rows.map { _ in share })
    let spectrum = try QuadraticError.positiveSpectrum(of: hessian)
    self.rows = rows
    self.targets = targets
    self.hessian = hessian
    strongConvexity = spectrum[0]
    smoothness = spectrum[spectrum.count - 1]
    var right = [Double](repeating: 0, count: rows[0].count)
    for (a, b) in zip(rows, targets) { add(share * b, a, to: &right) }
    let x = try solvePositiveDefinite(hessian.entries, right)
    minimiser = x
    lowerBound =
      zip(rows, targets).reduce(0) { sum, example in
        let residual = dot(example.0.span, x.span) - example.1
        return sum + residual * residual
      } * share / 2
  }

  public var dimension: Int { minimiser.count }
  public var workerCount: Int { 1 }
  public var workerSmoothness: [Double] { [smoothness] }
  public var heterogeneityBound: Double { 0 }

  /// `s⋆`, the variance of the gradient of a random row at the minimiser.
  public var samplingVarianceAtMinimiser: Double { mean { squaredNorm($0.span) * $1 * $1 } }

  /// `h`.
  public var samplingVarianceSlope: [Double] {
    var slope = [Double](repeating: 0, count: dimension)
    for (a, residual) in zip(rows, residualsAtMinimiser) {
      add(squaredNorm(a.span) * residual / Double(rows.count), a, to: &slope)
    }
    return slope
  }

  /// `Q`, the matrix of the second moment of the gradients.
  public var secondMomentMatrix: SymmetricMatrix {
    SymmetricMatrix(sumOf: rows, weights: rows.map { squaredNorm($0.span) / Double(rows.count) })
  }

  /// `rⱼ`.
  private var residualsAtMinimiser: [Double] {
    zip(rows, targets).map { dot($0.span, minimiser.span) - $1 }
  }

  /// The mean of a function of row and residual at the minimiser.
  private func mean(_ value: ([Double], Double) -> Double) -> Double {
    zip(rows, residualsAtMinimiser).reduce(0) { $0 + value($1.0, $1.1) } / Double(rows.count)
  }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    var sum = 0.0
    for j in rows.indices {
      let residual = residual(ofRow: j, at: x)
      sum += residual * residual
    }
    return sum / Double(2 * rows.count)
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    for k in gradient.indices { gradient[k] = 0 }
    for j in rows.indices {
      addGradient(ofExample: j, of: worker, at: x, weight: 1 / Double(rows.count), to: &gradient)
    }
  }

  public func exampleCount(of worker: Int) -> Int { rows.count }

  public func addGradient(
    ofExample j: Int, of worker: Int, at x: Span<Double>, weight: Double, to gradient: inout MutableSpan<Double>
  ) {
    let row = rows[j]
    add(weight * residual(ofRow: j, at: x), row.span, to: &gradient)
  }

  /// Infinite, unless there is one row alone.
  public func samplingVarianceBound(of worker: Int) -> Double { rows.count == 1 ? 0 : .infinity }

  private func residual(ofRow j: Int, at x: Span<Double>) -> Double {
    let row = rows[j]
    return dot(row.span, x) - targets[j]
  }
}
