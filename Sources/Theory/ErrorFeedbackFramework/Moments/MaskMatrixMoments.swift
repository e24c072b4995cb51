/// The exact second moments of error-compensated SGD with a mask on a quadratic that need not be diagonal.
///
/// With `A` for `γA`, `XU = XX A + XE`, `U = E uuᵀ` for `u = e + γg`, and `P = E bbᵀ` of the mask `b`:
///
///     XX⁺ = XX − α(XU + XUᵀ) + P∘U,   XE⁺ = (1 − α)XU − (α − P)∘U,   EE⁺ = (1 − 2α + P)∘U.
///
/// - Complexity: O(d³) a step.
/// - Source: derived here; the method is that of `stich2020`.
public struct MaskMatrixMoments: Hashable, Sendable {
  public let quadratic: NoisyQuadratic
  private let alpha: Double
  private let pairs: SquareMatrix
  private var xx: SquareMatrix
  private var xe: SquareMatrix
  private var ee: SquareMatrix

  public init(quadratic: NoisyQuadratic, mask: MaskLaw, start: [Double]) throws(HypothesisViolation) {
    let d = quadratic.dimension
    try require(start.count == d, "x₀ has d entries", got: Double(start.count))
    if case .randK(let k) = mask { try require(1 <= k && k <= d, "1 ≤ k ≤ d", got: Double(k)) }
    self.quadratic = quadratic
    let alpha = mask.keptProbability(dimension: d)
    let joint = mask.jointProbability(dimension: d)
    pairs = SquareMatrix(size: d, (0..<(d * d)).map { $0 % (d + 1) == 0 ? alpha : joint })
    self.alpha = alpha
    xx = SquareMatrix(outer: start, start)
    xe = SquareMatrix(size: d)
    ee = SquareMatrix(size: d)
  }

  /// Advances by one step of size `γ`.
  public mutating func advance(stepSize: Double) {
    let step = stepSize * quadratic.hessian
    let drift = step * xe
    let xu = xe + xx * step
    let u =
      ee + drift + drift.transposed + step * xx * step + (stepSize * stepSize) * quadratic.noise(xx)
    let ones = SquareMatrix(size: xx.size, [Double](repeating: 1, count: xx.size * xx.size))
    xx = xx - alpha * (xu + xu.transposed) + pairs.hadamard(u)
    xe = (1 - alpha) * xu - (alpha * ones - pairs).hadamard(u)
    ee = ((1 - 2 * alpha) * ones + pairs).hadamard(u)
  }

  /// `E‖x‖²`.
  public var squaredNorm: Double { quadratic.progress(xx).squaredNorm }
  /// `E f(x)`.
  public var loss: Double { quadratic.progress(xx).loss }
  /// `E‖e‖²`.
  public var squaredError: Double { ee.trace }
}

/// How a random mask keeps entries.
public enum MaskLaw: Hashable, Sendable {
  /// `k` of the `d` entries, uniformly, `1 ≤ k ≤ d`.
  case randK(Int)
  /// Each entry for itself.
  case bernoulli(ContractiveClass)

  /// The probability that an entry is kept: `k/d` or `α`.
  func keptProbability(dimension d: Int) -> Double {
    switch self {
    case .randK(let k): Double(k) / Double(d)
    case .bernoulli(let compressor): compressor.alpha
    }
  }

  /// The probability that two given entries are kept: `k(k − 1)/(d(d − 1))` or `α²`.
  func jointProbability(dimension d: Int) -> Double {
    switch self {
    case .randK(let k): d == 1 ? 1 : Double(k) * Double(k - 1) / (Double(d) * Double(d - 1))
    case .bernoulli(let compressor): compressor.alpha * compressor.alpha
    }
  }
}
