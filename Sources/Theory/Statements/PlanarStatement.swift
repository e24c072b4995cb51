/// What holds for the point `(u, v)` of any compressor, and in any class.
public enum PlanarStatement: String, StatementFamily {
  case secondMomentBound, everyPointIsRealised, errorIdentity, upperHalfIsAnError, innerAtMostBeta,
    squareAtMostBetaSquared

  public static var topic: String { "Classes in the plane of u = E‖C(x)‖²/‖x‖², v = ⟨E C(x), x⟩/‖x‖²" }

  public var text: String {
    switch self {
    case .secondMomentBound: "u ≥ v²"
    case .everyPointIsRealised: "C(x) = (v ± √(u − v²))x with a fair sign has the point (u, v), if u ≥ v²"
    case .errorIdentity: "E‖C(x) − x‖²/‖x‖² = u − 2v + 1"
    case .upperHalfIsAnError: "E‖C‖² ≤ β⟨E C, x⟩ is E‖C − (β/2)x‖² ≤ (β/2)²‖x‖²: they differ by equals"
    case .innerAtMostBeta: "B1(α, β), B2(γ, β): v ≤ β, so γ ≤ β"
    case .squareAtMostBetaSquared: "B1(α, β), B2(γ, β): u ≤ β², so α ≤ β²"
    }
  }
}
