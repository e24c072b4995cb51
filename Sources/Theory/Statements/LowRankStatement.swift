/// One step of PowerSGD from a fresh Gaussian start.
public enum LowRankStatement: String, StatementFamily {
  case weightsAddUp, largerValuesWeighMore, contraction, twoValues, weights

  public static var topic: String { "PowerSGD from a fresh Gaussian start" }

  public var text: String {
    switch self {
    case .weightsAddUp: "Σ wⱼ = 1 at rank 1"
    case .largerValuesWeighMore: "sⱼ ≥ sₗ ⇒ wⱼ ≥ wₗ"
    case .contraction: "E‖C(X) − X‖² ≤ (1 − 1/q)‖X‖², q = min(m, n), rank 1: 1/q of the energy is kept"
    case .twoValues: "two singular values: E‖C(X) − X‖² = s₁s₂"
    case .weights: "wⱼ = ∫ sⱼ²(1 + 2sⱼ²t)⁻¹ Π (1 + 2sᵢ²t)^(−½) dt is E (sⱼgⱼ)²/Σ (sᵢgᵢ)²"
    }
  }
}
