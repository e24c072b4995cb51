/// The exact second moments of error-compensated SGD with a mask, on one mode of a quadratic, step by step.
///
/// The mask keeps an entry with probability `α` and multiplies it by `s`: `C(u) = s b u`; `s = 1` is contractive. With
/// `X = E x²`, `Y = E xe`, `Z = E e²`, `XU = Y + cX`, `U = Z + 2cY + c²X + γ²(σ² + mλ²X)`:
///
///     X⁺ = X − 2sα XU + s²α U,   Y⁺ = (1 − sα)XU − sα(1 − s)U,   Z⁺ = (1 − 2sα + s²α)U.
///
/// - Source: derived here; the method is that of `stich2020`.
public struct MaskMoments: Hashable, Sendable {
  public let mode: QuadraticMode
  /// `α`.
  public let alpha: Double
  /// `s`.
  public let scale: Double
  /// `E x²`.
  public private(set) var secondMoment: Double
  /// `E xe`.
  public private(set) var cross = 0.0
  /// `E e²`.
  public private(set) var squaredError = 0.0

  public init(mode: QuadraticMode, compressor: ContractiveClass, scale: Double = 1, start: Double) {
    self.mode = mode
    alpha = compressor.alpha
    self.scale = scale
    secondMoment = start * start
  }

  /// Advances by one step of size `γ`.
  public mutating func advance(stepSize: Double) {
    let c = stepSize * mode.eigenvalue
    let drift = cross + c * secondMoment
    let input =
      squaredError + 2 * c * cross + c * c * secondMoment
      + stepSize * stepSize * mode.noise(secondMoment: secondMoment)
    let kept = scale * alpha
    secondMoment += -2 * kept * drift + scale * kept * input
    cross = (1 - kept) * drift - kept * (1 - scale) * input
    squaredError = (1 - 2 * kept + scale * kept) * input
  }

  /// `E x̃²`, with less than full precision where `x` and `e` are large and close.
  public var virtualSecondMoment: Double { secondMoment - 2 * cross + squaredError }
}
