/// What is claimed of a compressor at vectors of one dimension, for every `x` there.
public enum CompressorClaim: Hashable, Sendable, Codable {
  /// `E‖C(x) − x‖² ≤ c‖x‖²` with `c = 1 − α < 1`.
  case contractive(error: Double)
  /// `E C(x) = x` and `E‖C(x) − x‖² ≤ ω‖x‖²`.
  case unbiased(omega: Double)
  /// `α‖x‖² ≤ E‖C(x)‖² ≤ β⟨E C(x), x⟩`.
  case classB1(alpha: Double, beta: Double)
  /// `max{γ‖x‖², E‖C(x)‖²/β} ≤ ⟨E C(x), x⟩`.
  case classB2(gamma: Double, beta: Double)
  /// `E‖C(x) − x‖² ≤ Δ²`.
  case absolute(delta: Double)

  /// Whether the claim scales with `x`, so that it demands `C(0) = 0`.
  public var isRelative: Bool {
    if case .absolute = self { false } else { true }
  }

  /// Whether the claim fixes every single output, so that one call decides and no test is needed.
  var leavesNoRoomForChance: Bool {
    switch self {
    case .contractive(let error): error == 0
    case .unbiased(let omega): omega == 0
    case .absolute(let delta): delta == 0
    case .classB1(_, let beta), .classB2(_, let beta): impliedGamma.map { $0 >= beta } ?? false
    }
  }

  /// The lower constant of class B2 that the claim implies.
  ///
  /// B1(α, β) and B2(α/β, β) cannot be told apart by finitely many calls: a far value of tiny
  /// probability supplies any second moment.
  var impliedGamma: Double? {
    switch self {
    case .classB1(let alpha, let beta): alpha / beta
    case .classB2(let gamma, _): gamma
    default: nil
    }
  }
}
