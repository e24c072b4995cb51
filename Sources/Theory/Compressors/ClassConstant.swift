/// The names of the constants that a compressor can have.
public enum ConstantName: String, Hashable, Sendable, CaseIterable {
  /// `α` of 𝔹¹: the infimum of `E‖C(x)‖²/‖x‖²`. Not the contraction parameter.
  case alpha
  /// `β` of 𝔹¹ and 𝔹²: the supremum of `E‖C(x)‖²/⟨E C(x), x⟩`.
  case beta
  /// `γ` of 𝔹²: the infimum of `⟨E C(x), x⟩/‖x‖²`.
  case gamma
  /// `δ` of 𝔹³: `E‖C(x) − x‖² ≤ (1 − 1/δ)‖x‖²`; the contraction parameter is `1/δ`.
  case delta
  /// `ζ` of 𝕌: the supremum of `E‖C(x)‖²/‖x‖²` of an unbiased compressor, or a bound of it.
  case zeta
  /// `δ` of the compressor `(1/ζ) C`.
  case deltaScaledByInverseZeta
  /// The supremum itself, where `zeta` is only a bound of it in closed form.
  case zetaExact
  /// The bound of `ζ` that is usually printed.
  case zetaClassicBound
  /// The bound of `ζ` of the quantiser inside a compressor that selects entries and then quantises them.
  case zetaOfQuantiser
  /// `Δ` of an absolute compressor: `E‖C(x) − x‖² ≤ Δ²`.
  case absoluteError
}

/// A constant of a compressor, and how sharp it is.
public struct ClassConstant: Hashable, Sendable {
  public let value: Double
  public let sharpness: Sharpness
  public let status: Status

  public enum Sharpness: String, Hashable, Sendable {
    /// Some input attains the constant.
    case attained
    /// A sequence of inputs approaches the constant; none attains it.
    case supremum
    /// The constant bounds; nothing is claimed about its being approached.
    case bound
  }

  public init(_ value: Double, _ sharpness: Sharpness, status: Status = .provedHere) {
    self.value = value
    self.sharpness = sharpness
    self.status = status
  }

  /// No smaller (or larger) constant holds for every input.
  public var isTight: Bool { sharpness != .bound }

  public static func attained(_ value: Double) -> ClassConstant { ClassConstant(value, .attained) }
  public static func supremum(_ value: Double) -> ClassConstant { ClassConstant(value, .supremum) }
  public static func bound(_ value: Double) -> ClassConstant { ClassConstant(value, .bound) }
}
