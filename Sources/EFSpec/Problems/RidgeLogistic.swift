import Foundation
import GSL

/// Logistic regression with a ridge, on examples that the workers hold: strongly convex.
///
///     fᵢ(x) = (1/mᵢ) Σⱼ log(1 + exp(−yᵢⱼ aᵢⱼᵀx)) + (λ/2)‖x‖²,   λ > 0.
///
/// The smoothness constants are exact, attained at `x = 0`: `Lᵢ = λ_max(Gᵢ)/4 + λ`, `L = λ_max((1/n) Σᵢ Gᵢ)/4 + λ`,
/// `Gᵢ = (1/mᵢ) Σⱼ aᵢⱼaᵢⱼᵀ`. The strong convexity is at least `μ = λ`. A random example comes with the whole ridge, so that
/// the sampling variance of worker `i` is at most `(1/mᵢ) Σⱼ ‖aᵢⱼ‖²` on all of ℝᵈ: `M = 0`.
///
/// - Complexity: The minimiser is found by Newton's method, O(m s² + d³) a step for rows of `s` features.
/// - Source: `stich2020` for the setting.
public struct RidgeLogistic: FiniteSumProblem, StronglyConvexProblem {
  /// The weight `λ > 0` of the ridge.
  public let regularisation: Double
  public let minimiser: [Double]
  public let lowerBound: Double
  public let heterogeneityBound: Double
  private let losses: LogisticLosses

  /// - Throws: A `DataSizeError` where the data are too large, a `GSLError` where the minimiser or the eigenvalues
  ///   of the Gram matrices cannot be computed.
  public init(parts: [LabelledExamples], regularisation: Double) throws {
    precondition(regularisation > 0, "a ridge has a positive weight")
    let losses = try LogisticLosses(parts: parts)
    guard parts[0].featureCount <= DataSizeError.largestSide else {
      throw DataSizeError.sides(examples: parts.reduce(0) { $0 + $1.count }, features: parts[0].featureCount)
    }
    self.losses = losses
    self.regularisation = regularisation
    heterogeneityBound = losses.heterogeneityBound
    let minimum = try losses.ridgeMinimum(regularisation)
    minimiser = minimum.x
    lowerBound = minimum.value
  }

  /// The examples, one part a worker.
  public var parts: [LabelledExamples] { losses.parts }
  public var dimension: Int { minimiser.count }
  public var workerCount: Int { parts.count }
  public var smoothness: Double { losses.smoothness + regularisation }
  public var workerSmoothness: [Double] { losses.workerSmoothness.map { $0 + regularisation } }
  public var strongConvexity: Double { regularisation }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    losses.loss(of: worker, at: x) + regularisation / 2 * squaredNorm(x)
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    losses.gradient(of: worker, at: x, into: &gradient)
    add(regularisation, x, to: &gradient)
  }

  public func exampleCount(of worker: Int) -> Int { parts[worker].count }

  public func samplingVarianceBound(of worker: Int) -> Double { losses.samplingVarianceBound(of: worker) }

  public func addGradient(
    ofExample j: Int, of worker: Int, at x: Span<Double>, weight: Double, to gradient: inout MutableSpan<Double>
  ) {
    losses.addGradient(ofExample: j, of: worker, at: x, weight: weight, to: &gradient)
    add(weight * regularisation, x, to: &gradient)
  }
}

extension LogisticLosses {
  /// The minimiser of the mean of the losses with a ridge, and the minimum, by Newton's method.
  ///
  /// A step is halved until the loss falls by a quarter of what the gradient promises; the method ends when rounding
  /// hides all progress.
  fileprivate func ridgeMinimum(_ ridge: Double) throws -> (x: [Double], value: Double) {
    let d = parts[0].featureCount
    func value(_ x: [Double]) -> Double {
      let mean = parts.indices.reduce(0) { $0 + loss(of: $1, at: x.span) } / Double(parts.count)
      return mean + ridge / 2 * squaredNorm(x.span)
    }
    var x = [Double](repeating: 0, count: d)
    var best = value(x)
    for _ in 0..<100 {
      let gradient = ridgeGradient(ridge, at: x)
      let direction = try solvePositiveDefinite(ridgeHessian(ridge, at: x), gradient)
      let decrement = dot(gradient.span, direction.span)
      // Below this the quadratic model promises less than the rounding of the loss: one last full step.
      let isLast = decrement <= 1e-15 * max(best, 1e-300)
      var length = 1.0
      var next = x
      var reached = best
      repeat {
        next = zip(x, direction).map { $0 - length * $1 }
        reached = value(next)
        length /= 2
      } while !isLast && reached > best - length / 2 * decrement && length > 1e-12
      (x, best) = (next, min(best, reached))
      if isLast { break }
    }
    return (x, value(x))
  }

  private func ridgeGradient(_ ridge: Double, at x: [Double]) -> [Double] {
    var (gradient, part) = (x.map { ridge * $0 }, x)
    for worker in parts.indices {
      var span = part.mutableSpan
      self.gradient(of: worker, at: x.span, into: &span)
      add(1 / Double(parts.count), part, to: &gradient)
    }
    return gradient
  }

  /// `(1/n) Σᵢ (1/mᵢ) Σⱼ s(1 − s) aᵢⱼaᵢⱼᵀ + λ I`, row-major.
  private func ridgeHessian(_ ridge: Double, at x: [Double]) -> [Double] {
    let d = x.count
    var hessian = [Double](repeating: 0, count: d * d)
    for (worker, part) in parts.enumerated() {
      for j in 0..<part.count {
        let s = wrongness(ofExample: j, of: worker, at: x.span)
        let weight = s * (1 - s) / Double(part.count * parts.count)
        for p in part.rows.places(of: j) {
          for q in part.rows.places(of: j) {
            hessian[part.rows.columns[p] * d + part.rows.columns[q]] +=
              weight * part.rows.values[p] * part.rows.values[q]
          }
        }
      }
    }
    for i in 0..<d { hessian[i * d + i] += ridge }
    return hessian
  }
}
