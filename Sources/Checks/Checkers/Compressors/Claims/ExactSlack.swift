import Foundation

extension CompressorClaim {
  /// Whether one output of a deterministic subject, or one output under a claim that leaves no room
  /// for chance, contradicts the claim.
  ///
  /// Rounding alone refutes nothing: it moves `Z = C(x)/‖x‖` by at most `ε(1 + ‖Z‖)`, the slack of
  /// `RoundingSlack` for the output and for the measurement itself. So an error `√r` is allowed to be so
  /// much above the promise, and `q = ‖Z‖²` and `u = ⟨Z, e⟩` are allowed what follows from it.
  ///
  /// - Parameter squaredNormOfInput: `‖x‖²`, which the absolute class refers to.
  func isViolated(by draw: DrawSummary, squaredNormOfInput: Double, dtype: DType) -> Bool {
    let r = draw.squaredError
    let u = 1 + draw.along
    let q = max(0, r + 2 * draw.along + 1)
    let epsilon = RoundingSlack(dtype).epsilon * (1 + q.squareRoot())
    let errorSlack = (r.squareRoot() + epsilon) * (r.squareRoot() + epsilon) - r
    func errorExceeds(_ bound: Double) -> Bool { r > bound + errorSlack }
    func exceeds(_ value: Double, _ bound: Double) -> Bool {
      value > bound + 4 * epsilon * (1 + q.squareRoot())
    }
    switch self {
    case .contractive(let error): return errorExceeds(error)
    case .absolute(let delta): return errorExceeds(delta * delta / squaredNormOfInput)
    case .unbiased: return errorExceeds(0)
    case .classB1(let alpha, let beta): return exceeds(q, beta * u) || exceeds(alpha, q)
    case .classB2(let gamma, let beta): return exceeds(q, beta * u) || exceeds(gamma, u)
    }
  }
}
