/// A predicted exponent: `y ∝ xᵖ` in some regime, up to a window.
///
/// Exponents of these laws are multiples of `½`, so that the nearest rival of a prediction is `½` away.
public struct ScalingPrediction: Hashable, Sendable, Codable {
  /// Which part of the error leads where the law holds.
  public enum Regime: String, Hashable, Sendable, Codable {
    /// The noise of the gradients leads: what is kept back does not show.
    case noise
    /// What memory and noise do together, relative to the noise alone.
    case higherOrder = "higher order"
    /// There is no noise, or it does not show yet.
    case deterministic
    /// The edge of convergence.
    case stability
  }

  /// The name of the law; others may predict the same.
  public let law: String
  public let regime: Regime
  /// `p`.
  public let exponent: Double
  /// How far local exponents may be from `p` on the clean instances at the stated horizons.
  public let window: Double
  /// The key of the source in `references.bib`.
  public let source: String

  /// The distance between neighbouring exponents that theory could predict.
  public static let rivalDistance = 0.5

  public init(law: String, regime: Regime, exponent: Double, window: Double, source: Source) {
    self.law = law
    self.regime = regime
    self.exponent = exponent
    self.window = window
    self.source = source.key
  }
}
