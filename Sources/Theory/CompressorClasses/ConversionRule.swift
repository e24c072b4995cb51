/// A way from the class of a compressor `C` to a class of `C`, or of a multiple of `C`.
///
/// All of them are proved here, beside the properties that compute them.
public enum ConversionRule: String, Hashable, Sendable, CaseIterable {
  case b1ToB2, b1ScaledToContractive
  case b2ToB1, b2ScaledToContractive
  case contractiveToB1, contractiveToB1Printed, contractiveToB2, contractiveToB2Printed
  case unbiasedToB1, unbiasedToB2, unbiasedToContractive, unbiasedScaledToContractive

  /// The rule as a formula; `q = √(1 − 1/δ)`.
  public var statement: String {
    switch self {
    case .b1ToB2: "B1(α, β) ⊂ B2(α/β, β)"
    case .b1ScaledToContractive: "C ∈ B1(α, β) ⇒ (1/β) C ∈ B3(β²/α)"
    case .b2ToB1: "B2(γ, β) ⊂ B1(γ², β)"
    case .b2ScaledToContractive: "C ∈ B2(γ, β) ⇒ (1/β) C ∈ B3(β/γ)"
    case .contractiveToB1: "B3(δ) ⊂ B1((1 − q)², 1 + q)"
    case .contractiveToB1Printed: "B3(δ) ⊂ B1(1/(4δ²), 2)"
    case .contractiveToB2: "B3(δ) ⊂ B2(1 − q, 1 + q)"
    case .contractiveToB2Printed: "B3(δ) ⊂ B2(1/(2δ), 2)"
    case .unbiasedToB1: "U(ζ) ⊂ B1(1, ζ)"
    case .unbiasedToB2: "U(ζ) ⊂ B2(1, ζ)"
    case .unbiasedToContractive: "U(ζ) ⊂ B3(1/(2 − ζ)) for ζ < 2"
    case .unbiasedScaledToContractive: "C ∈ U(ζ) ⇒ (1/ζ) C ∈ B3(ζ)"
    }
  }

  /// Whether no better constants hold for all members of the class from which the rule starts.
  public var isBestPossible: Bool {
    switch self {
    case .contractiveToB1Printed, .contractiveToB2Printed: false
    default: true
    }
  }
}
