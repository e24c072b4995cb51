import Foundation
import GSL

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
  /// The examples, one part a worker.
  public let parts: [LabelledExamples]
  /// The weight `λ ≥ 0` of the regulariser.
  public let regularisation: Double
  public let smoothness: Double
  public let workerSmoothness: [Double]
  public let heterogeneityBound: Double

  /// - Throws: A `DataSizeError` where the data are too large, a `GSLError` where the eigenvalues of the Gram
  ///   matrices cannot be computed.
  public init(parts: [LabelledExamples], regularisation: Double) throws {
    precondition(!parts.isEmpty && parts.allSatisfy { $0.count > 0 }, "every worker has examples")
    precondition(parts.allSatisfy { $0.featureCount == parts[0].featureCount }, "all examples have the same features")
    precondition(regularisation >= 0, "a regulariser has no negative weight")
    self.parts = parts
    self.regularisation = regularisation
    let d = parts[0].featureCount
    guard d <= DataSizeError.mostFeatures else { throw DataSizeError.features(d) }
    var pool = SparseRows(featureCount: d)
    var weights: [Double] = []
    var constants: [Double] = []
    for rows in parts.map(\.rows) {
      let equal = [Double](repeating: 1 / Double(rows.count), count: rows.count)
      constants.append(try rows.largestGramEigenvalue(weights: equal) / 4 + 2 * regularisation)
      weights += equal.map { $0 / Double(parts.count) }
      for j in 0..<rows.count {
        pool.append(columns: rows.columns[rows.places(of: j)], values: rows.values[rows.places(of: j)])
      }
    }
    smoothness = try pool.largestGramEigenvalue(weights: weights) / 4 + 2 * regularisation
    workerSmoothness = constants
    heterogeneityBound = parts.reduce(0) { sum, part in
      let norms = (0..<part.count).map { part.rows.squaredNorm(ofRow: $0).squareRoot() }
      let mean = norms.reduce(0, +) / Double(part.count)
      return sum + mean * mean / Double(parts.count)
    }
  }

  public var dimension: Int { parts[0].featureCount }
  public var workerCount: Int { parts.count }
  /// 0: every term is positive.
  public var lowerBound: Double { 0 }

  public func exampleCount(of worker: Int) -> Int { parts[worker].count }

  public func samplingVarianceBound(of worker: Int) -> Double {
    let rows = parts[worker].rows
    return (0..<rows.count).reduce(0) { $0 + rows.squaredNorm(ofRow: $1) } / Double(rows.count)
  }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    let part = parts[worker]
    var sum = 0.0
    for j in 0..<part.count { sum += logOnePlusExp(-part.labels[j] * part.rows.product(ofRow: j, with: x)) }
    var penalty = 0.0
    for k in x.indices { penalty += x[k] * x[k] / (1 + x[k] * x[k]) }
    return sum / Double(part.count) + regularisation * penalty
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    for k in gradient.indices { gradient[k] = 0 }
    let part = parts[worker]
    for j in 0..<part.count { addLossGradient(part, j, at: x, weight: 1 / Double(part.count), to: &gradient) }
    addRegulariserGradient(at: x, weight: 1, to: &gradient)
  }

  public func addGradient(
    ofExample j: Int, of worker: Int, at x: Span<Double>, weight: Double, to gradient: inout MutableSpan<Double>
  ) {
    addLossGradient(parts[worker], j, at: x, weight: weight, to: &gradient)
    addRegulariserGradient(at: x, weight: weight, to: &gradient)
  }

  /// Adds `−w y s a`, where `s = 1/(1 + exp(y aᵀx))` is the probability given to the wrong label.
  private func addLossGradient(
    _ part: LabelledExamples, _ j: Int, at x: Span<Double>, weight: Double, to gradient: inout MutableSpan<Double>
  ) {
    let label = part.labels[j]
    let wrong = 1 / (1 + exp(label * part.rows.product(ofRow: j, with: x)))
    part.rows.add(-weight * label * wrong, row: j, to: &gradient)
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

/// `log(1 + eᵗ)` without overflow.
private func logOnePlusExp(_ t: Double) -> Double { t > 0 ? t + log1p(exp(-t)) : log1p(exp(t)) }
