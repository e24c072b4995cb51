/// `f(x) = ½xᵀAx`, `x` measured from the minimiser, with noise of covariance `Σ + m A E[xxᵀ] A`.
///
/// The second part is multiplicative noise `√m ν ∇f(x)` with one `ν` of variance 1 for all coordinates.
public struct NoisyQuadratic: Hashable, Sendable {
  let hessian: SquareMatrix
  let covariance: SquareMatrix
  /// `m`.
  public let noiseGrowth: Double

  /// - Parameters:
  ///   - hessian: `A`, symmetric, `d` rows.
  ///   - covariance: `Σ`, symmetric, `d` rows.
  public init(hessian: [[Double]], covariance: [[Double]], noiseGrowth: Double = 0) throws(HypothesisViolation) {
    let d = hessian.count
    try requireAtLeastOne(d, "d")
    let square = (hessian + covariance).allSatisfy { $0.count == d } && covariance.count == d
    try require(square, "A and Σ have d² entries", got: Double(covariance.count))
    try requireNonnegative(noiseGrowth, "m")
    self.hessian = SquareMatrix(size: d, hessian.flatMap(\.self))
    self.covariance = SquareMatrix(size: d, covariance.flatMap(\.self))
    self.noiseGrowth = noiseGrowth
  }

  public var dimension: Int { hessian.size }

  /// `E‖x‖²` and `E f(x)` at `E xxᵀ`.
  func progress(_ moments: SquareMatrix) -> (squaredNorm: Double, loss: Double) {
    (moments.trace, hessian.traceOfProduct(moments) / 2)
  }

  /// The covariance of the noise at `E xxᵀ`.
  func noise(_ moments: SquareMatrix) -> SquareMatrix {
    noiseGrowth == 0 ? covariance : covariance + noiseGrowth * (hessian * moments * hessian)
  }
}
