import EFSpec
import Theory

/// The exact moments of a compressor at one input `x ≠ 0`, relative to `‖x‖²`.
public struct ExactRatios: Hashable, Sendable, Codable {
  /// `u = E‖C(x)‖²/‖x‖²`.
  public let squaredNorm: Double
  /// `v = ⟨E C(x), x⟩/‖x‖²`.
  public let inner: Double
  /// `e = E‖C(x) − x‖²/‖x‖²`.
  public let squaredError: Double
  /// `E‖C(x) − x‖²` itself.
  public let absoluteSquaredError: Double

  /// Nil where `x` is zero or so extreme that its square is no normal number.
  init?(of compressor: any ExactMomentsCompressor, at x: [Double]) {
    let square = EFSpec.squaredNorm(x.span)
    guard square.isNormal else { return nil }
    let moments = compressor.moments(of: x)
    squaredNorm = moments.squaredNorm / square
    inner = moments.inner / square
    squaredError = moments.squaredError / square
    absoluteSquaredError = moments.squaredError
  }

  /// What the input shows of a constant; nil where it shows nothing.
  ///
  /// - Parameter zeta: The `ζ` by whose inverse the compressor is multiplied for `deltaScaledByInverseZeta`.
  func value(of name: ConstantName, zeta: Double?) -> Double? {
    switch name {
    case .alpha, .zeta, .zetaExact: squaredNorm
    case .beta: inner > 0 ? squaredNorm / inner : nil
    case .gamma: inner
    case .delta: squaredError < 1 ? 1 / (1 - squaredError) : nil
    case .deltaScaledByInverseZeta: zeta.map { 1 / (2 * inner / $0 - squaredNorm / ($0 * $0)) }
    case .absoluteError: absoluteSquaredError.squareRoot()
    case .zetaClassicBound, .zetaOfQuantiser: nil
    }
  }
}
