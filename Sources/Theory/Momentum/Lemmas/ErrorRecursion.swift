/// How one of the errors of a method with momentum grows in a round, at every state:
///
///     E Y⁺ ≤ Σ_Z c_Z Z + r R + s,   R = ‖x⁺ − x‖²,
///
/// with the errors `Z` of `MomentumErrors`. The coefficients are public, so that a false one can be put on trial.
public struct ErrorRecursion: Hashable, Sendable {
  /// `Y`.
  public var term: MomentumErrors.Term
  /// `c_Z`.
  public var weights: MomentumErrors
  /// `r`, the weight of `R`.
  public var moveWeight: Double
  /// `s`.
  public var noise: Double

  public init(_ term: MomentumErrors.Term, weights: MomentumErrors, moveWeight: Double, noise: Double) {
    self.term = term
    self.weights = weights
    self.moveWeight = moveWeight
    self.noise = noise
  }

  /// Both sides in one round.
  ///
  /// - Parameters:
  ///   - expected: `E Y⁺`, given the state.
  ///   - squaredMove: `R`, which the state determines.
  public func sides(expected: Double, errors: MomentumErrors, squaredMove: Double) -> InequalitySides {
    InequalitySides(left: expected, right: errors.weighted(by: weights) + moveWeight * squaredMove + noise)
  }
}

extension ErrorRecursion {
  /// EF21 with exact gradients, where `wᵢ = ∇fᵢ(x)`: `E G⁺ ≤ (1 − θ)G + βL̃²R`; with a deterministic compressor for
  /// every realisation.
  ///
  /// - Proof:  contraction, then Young's inequality.
  /// - Source: `richtarik2021`.
  public static func ef21(quadraticMeanSmoothness: Double, pair: YoungPair) -> ErrorRecursion {
    ErrorRecursion(
      .compression, weights: MomentumErrors(compression: 1 - pair.theta),
      moveWeight: pair.beta * quadraticMeanSmoothness * quadraticMeanSmoothness, noise: 0)
  }
}
