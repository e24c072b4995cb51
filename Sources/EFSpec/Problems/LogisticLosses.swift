import Foundation
import GSL

/// The logistic losses of examples that the workers hold, without a regulariser.
///
///     ℓᵢ(x) = (1/mᵢ) Σⱼ log(1 + exp(−yᵢⱼ aᵢⱼᵀx)).
///
/// The curvature is at most a quarter of that of the Gram matrices `Gᵢ = (1/mᵢ) Σⱼ aᵢⱼaᵢⱼᵀ`, attained at `x = 0`, and the
/// gradient of an example is shorter than its features.
struct LogisticLosses: Sendable {
  /// The examples, one part a worker.
  let parts: [LabelledExamples]
  /// `λ_max((1/n) Σᵢ Gᵢ)/4`.
  let smoothness: Double
  /// `λ_max(Gᵢ)/4`.
  let workerSmoothness: [Double]

  /// - Throws: A `DataSizeError` where the data are too large, a `GSLError` where the eigenvalues of the Gram
  ///   matrices cannot be computed.
  init(parts: [LabelledExamples]) throws {
    precondition(!parts.isEmpty && parts.allSatisfy { $0.count > 0 }, "every worker has examples")
    precondition(parts.allSatisfy { $0.featureCount == parts[0].featureCount }, "all examples have the same features")
    let d = parts[0].featureCount
    guard d <= DataSizeError.mostFeatures else { throw DataSizeError.features(d) }
    var pool = SparseRows(featureCount: d)
    var weights: [Double] = []
    var constants: [Double] = []
    for rows in parts.map(\.rows) {
      let equal = [Double](repeating: 1 / Double(rows.count), count: rows.count)
      constants.append(try rows.largestGramEigenvalue(weights: equal) / 4)
      weights += equal.map { $0 / Double(parts.count) }
      for j in 0..<rows.count {
        pool.append(columns: rows.columns[rows.places(of: j)], values: rows.values[rows.places(of: j)])
      }
    }
    self.parts = parts
    smoothness = try pool.largestGramEigenvalue(weights: weights) / 4
    workerSmoothness = constants
  }

  /// `(1/n) Σᵢ ((1/mᵢ) Σⱼ ‖aᵢⱼ‖)²`, a bound of the heterogeneity on all of ℝᵈ.
  var heterogeneityBound: Double {
    parts.reduce(0) { sum, part in
      let norms = (0..<part.count).map { part.rows.squaredNorm(ofRow: $0).squareRoot() }
      let mean = norms.reduce(0, +) / Double(part.count)
      return sum + mean * mean / Double(parts.count)
    }
  }

  /// `(1/mᵢ) Σⱼ ‖aᵢⱼ‖²`, a bound of the variance of the gradient of a random example on all of ℝᵈ.
  func samplingVarianceBound(of worker: Int) -> Double {
    let rows = parts[worker].rows
    return (0..<rows.count).reduce(0) { $0 + rows.squaredNorm(ofRow: $1) } / Double(rows.count)
  }

  /// `ℓᵢ(x)`.
  func loss(of worker: Int, at x: Span<Double>) -> Double {
    let part = parts[worker]
    var sum = 0.0
    for j in 0..<part.count { sum += logOnePlusExp(-part.labels[j] * part.rows.product(ofRow: j, with: x)) }
    return sum / Double(part.count)
  }

  /// Writes `∇ℓᵢ(x)`.
  func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    for k in gradient.indices { gradient[k] = 0 }
    let count = parts[worker].count
    for j in 0..<count { addGradient(ofExample: j, of: worker, at: x, weight: 1 / Double(count), to: &gradient) }
  }

  /// Adds `−w y s a`, where `s = 1/(1 + exp(y aᵀx))` is the probability given to the wrong label.
  func addGradient(
    ofExample j: Int, of worker: Int, at x: Span<Double>, weight: Double, to gradient: inout MutableSpan<Double>
  ) {
    let part = parts[worker]
    part.rows.add(-weight * part.labels[j] * wrongness(ofExample: j, of: worker, at: x), row: j, to: &gradient)
  }

  /// The probability `s` given to the wrong label.
  func wrongness(ofExample j: Int, of worker: Int, at x: Span<Double>) -> Double {
    let part = parts[worker]
    return 1 / (1 + exp(part.labels[j] * part.rows.product(ofRow: j, with: x)))
  }
}

/// `log(1 + eᵗ)` without overflow.
private func logOnePlusExp(_ t: Double) -> Double { t > 0 ? t + log1p(exp(-t)) : log1p(exp(t)) }
