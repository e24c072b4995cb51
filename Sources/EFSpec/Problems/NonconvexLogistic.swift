/// Logistic regression with a regulariser that is not convex, on examples that the workers hold.
///
///     fᵢ(x) = (1/mᵢ) Σⱼ log(1 + exp(−yᵢⱼ aᵢⱼᵀx)) + λ Σₖ xₖ²/(1 + xₖ²).
///
/// `f` is the unweighted mean of the `fᵢ`; it is the loss of the pooled examples where all `mᵢ` agree.
/// The smoothness constants are exact, attained at `x = 0`:
///
///     Lᵢ = λ_max(Gᵢ)/4 + 2λ,   L = λ_max((1/n) Σᵢ Gᵢ)/4 + 2λ,   Gᵢ = (1/mᵢ) Σⱼ aᵢⱼaᵢⱼᵀ.
///
/// The gradient of an example, without the regulariser which all share, is shorter than its features.
/// Hence on all of ℝᵈ the sampling variance of worker `i` is at most `(1/mᵢ) Σⱼ ‖aᵢⱼ‖²` and the
/// heterogeneity at most `(1/n) Σᵢ ((1/mᵢ) Σⱼ ‖aᵢⱼ‖)²`.
///
/// - Source: `fatkhullin2023`, experiments on logistic regression.
public struct NonconvexLogistic: FiniteSumProblem {
  /// The weight `λ ≥ 0` of the regulariser.
  public let regularisation: Double
  public let heterogeneityBound: Double
  private let losses: LogisticLosses

  /// - Throws: A `DataSizeError` where the data are too large, a `GSLError` where the eigenvalues of the Gram
  ///   matrices cannot be computed.
  public init(parts: [LabelledExamples], regularisation: Double) throws {
    precondition(regularisation >= 0, "a regulariser has no negative weight")
    losses = try LogisticLosses(parts: parts)
    self.regularisation = regularisation
    heterogeneityBound = losses.heterogeneityBound
  }

  /// The examples, one part a worker.
  public var parts: [LabelledExamples] { losses.parts }
  public var dimension: Int { parts[0].featureCount }
  public var workerCount: Int { parts.count }
  public var smoothness: Double { losses.smoothness + 2 * regularisation }
  public var workerSmoothness: [Double] { losses.workerSmoothness.map { $0 + 2 * regularisation } }
  /// 0: every term is positive.
  public var lowerBound: Double { 0 }

  public func exampleCount(of worker: Int) -> Int { parts[worker].count }

  public func samplingVarianceBound(of worker: Int) -> Double { losses.samplingVarianceBound(of: worker) }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    var penalty = 0.0
    for k in x.indices { penalty += x[k] * x[k] / (1 + x[k] * x[k]) }
    return losses.loss(of: worker, at: x) + regularisation * penalty
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    losses.gradient(of: worker, at: x, into: &gradient)
    addRegulariserGradient(at: x, weight: 1, to: &gradient)
  }

  public func addGradient(
    ofExample j: Int, of worker: Int, at x: Span<Double>, weight: Double, to gradient: inout MutableSpan<Double>
  ) {
    losses.addGradient(ofExample: j, of: worker, at: x, weight: weight, to: &gradient)
    addRegulariserGradient(at: x, weight: weight, to: &gradient)
  }

  /// Adds `w λ · 2xₖ/(1 + xₖ²)²` to every entry.
  private func addRegulariserGradient(at x: Span<Double>, weight: Double, to gradient: inout MutableSpan<Double>) {
    precondition(x.count == gradient.count)
    for k in x.indices {
      let base = 1 + x[k] * x[k]
      gradient[k] += weight * regularisation * 2 * x[k] / (base * base)
    }
  }
}
