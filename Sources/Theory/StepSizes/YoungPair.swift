/// Two numbers `θ`, `β` by which a contractive compressor forgets an error and takes up a change:
///
///     (1 − α)‖a + b‖² ≤ (1 − θ)‖a‖² + β‖b‖²   for all a, b.
///
/// - Proof: Young's inequality with a parameter `s > 0` gives `1 − θ = (1 − α)(1 + s)` and
///   `β = (1 − α)(1 + 1/s)`. The tight pair has `s = 1/√(1 − α) − 1`, which minimises `√(β/θ)`; the crude
///   pair has `s = α/2` and rounds both numbers to the safe side.
/// - Source: `fatkhullin2023`, `richtarik2021`; the papers print the crude pair.
public struct YoungPair: Hashable, Sendable {
  /// The contraction parameter of the compressor.
  public let alpha: Double
  public let theta: Double
  public let beta: Double

  private init(alpha: Double, theta: Double, beta: Double) {
    self.alpha = alpha
    self.theta = theta
    self.beta = beta
  }

  /// `θ = 1 − q` and `β = q²/(1 − q)` for `q = √(1 − α)`, in forms that lose no digits at small `α`:
  /// `θ = α/(1 + q)` and `β = (1 − α)(1 + q)/α`.
  public static func tight(_ compressor: ContractiveClass) -> YoungPair {
    let alpha = compressor.alpha
    let q = (1 - alpha).squareRoot()
    return YoungPair(alpha: alpha, theta: alpha / (1 + q), beta: (1 - alpha) * (1 + q) / alpha)
  }

  /// `θ = α/2` and `β = 2/α`.
  public static func crude(_ compressor: ContractiveClass) -> YoungPair {
    YoungPair(alpha: compressor.alpha, theta: compressor.alpha / 2, beta: 2 / compressor.alpha)
  }

  /// `β/θ`.
  public var ratio: Double { beta / theta }

  /// `(1 − α)/θ`, the price of fresh noise. For the tight pair it equals `β`, for the crude one it
  /// does not.
  public var noiseRatio: Double { (1 - alpha) / theta }
}
