/// Whether a Lyapunov function follows from the recursions of its errors: the proof of a one-step inequality, in numbers.
///
/// The descent lemma plus `γ Σ_Y w_Y (recursion of Y)` has, in front of every error `Z` and of `R`, a surplus that must
/// not be positive, and a noise that must not exceed the claim:
///
///     surplus of Z:  γ(½·estimate_Z + Σ_Y w_Y c_{YZ} − ρw_Z),    ρ = 1, or 1 − γμ with half of the gradient for the gap,
///     surplus of R:  γ Σ_Y w_Y r_Y − (1/(2γ) − L/2),
///     noise:         γ Σ_Y w_Y s_Y.
public struct LyapunovCertificate: Hashable, Sendable {
  /// The surpluses of the errors, each relative to the size of what cancels.
  public let surpluses: [MomentumErrors.Term: Double]
  /// The surplus of `R`, relative in the same way.
  public let moveSurplus: Double
  /// `γ Σ_Y w_Y s_Y`.
  public let noise: Double

  /// - Parameters:
  ///   - weights: `w_Y`, of the Lyapunov function without its `γ`.
  ///   - factor: `ρ`.
  public init(
    weights: MomentumErrors, recursions: [ErrorRecursion], estimate: EstimateError, smoothness: Double,
    stepSize: Double, factor: Double = 1
  ) {
    var surpluses: [MomentumErrors.Term: Double] = [:]
    for term in MomentumErrors.Term.allCases {
      let gain =
        estimate.weights[term] / 2 + recursions.reduce(0) { $0 + weights[$1.term] * $1.weights[term] }
      let size = max(gain, weights[term])
      surpluses[term] = size > 0 ? (gain - factor * weights[term]) / size : 0
    }
    self.surpluses = surpluses
    let push = stepSize * recursions.reduce(0) { $0 + weights[$1.term] * $1.moveWeight }
    moveSurplus = (push - 1 / (2 * stepSize) + smoothness / 2) * 2 * stepSize
    noise = stepSize * recursions.reduce(0) { $0 + weights[$1.term] * $1.noise }
  }

  /// Whether no surplus is positive beyond rounding.
  public func holds(slack: Double = 1e-12) -> Bool {
    moveSurplus <= slack && surpluses.values.allSatisfy { $0 <= slack }
  }
}
