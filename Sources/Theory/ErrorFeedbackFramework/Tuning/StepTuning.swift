import Foundation

/// A step size that balances the terms of a bound, and the bound that it gives.
///
/// The lemmas are about any `Ψ`, whatever it bounds; terms with the coefficient 0 put no limit on the step size.
///
/// - Source: `stich2020`.
public struct StepTuning: Hashable, Sendable {
  /// `γ`.
  public let stepSize: Double
  /// A bound of `Ψ(γ)`.
  public let bound: Double
  /// `Q`, under the logarithm; nil where there is none.
  public let logarithmArgument: Double?

  /// `Ψ(γ) = c₀/(γT) + cγ + dγ²` over `0 < γ ≤ γ_max`:
  ///
  ///     γ = min{γ_max, (c₀/(cT))^(1/2), (c₀/(dT))^(1/3)},
  ///     Ψ(γ) ≤ c₀/(γ_max T) + 2√(c₀c/T) + 2(c₀/T)^(2/3) d^(1/3).
  ///
  /// - Proof: `1/min` is at most the sum of the inverses, and each other term is at most its value at its own candidate.
  public static func sublinear(
    start c0: Double, linear c: Double, quadratic d: Double = 0, rounds: Int, ceiling: Double
  ) throws(HypothesisViolation) -> StepTuning {
    try requirePositive(c0, "c₀")
    try requireNonnegative(c, "c")
    try requireNonnegative(d, "d")
    try requireAtLeastOne(rounds, "T")
    try requirePositive(ceiling, "γ_max")
    let share = c0 / Double(rounds)
    // A vanishing coefficient makes its candidate infinite, which leaves it out of the minimum.
    return StepTuning(
      stepSize: min(ceiling, (share / c).squareRoot(), cbrt(share / d)),
      bound: share / ceiling + 2 * (share * c).squareRoot() + 2 * cbrt(share * share * d), logarithmArgument: nil)
  }

  /// `Ψ(γ) = 2μr₀/((1 − μγ/2)^{−T} − 1) + cγ + dγ²` over `0 < γ ≤ γ_max`, `μ > 0`:
  ///
  ///     γ = min{γ_max, 2 ln Q/(μT)},   Q = max{2, 1 + μ²r₀T/c},
  ///     Ψ(γ) ≤ 2μr₀/(exp(μγ_max T/2) − 1) + (2c/(μT))(1 + ln Q) + d(2 ln Q/(μT))².
  ///
  /// Where `c = 0 < d`, `Q = max{2, μ³r₀T²/d}` and the second term is `2μr₀/(Q − 1)`. Where `c = d = 0`, `γ = γ_max`
  /// and the first term is all.
  ///
  /// - Proof: `(1 − y)^{−T} ≥ e^{yT}`; at the second candidate the first term of `Ψ` is `2μr₀/(Q − 1)`.
  public static func linear(
    strength mu: Double, squaredDistance r0: Double, linear c: Double, quadratic d: Double = 0, rounds: Int,
    ceiling: Double
  ) throws(HypothesisViolation) -> StepTuning {
    try requirePositive(mu, "μ")
    try requireNonnegative(r0, "r₀")
    try requireNonnegative(c, "c")
    try requireNonnegative(d, "d")
    try requireAtLeastOne(rounds, "T")
    try requirePositive(ceiling, "γ_max")
    let time = mu * Double(rounds)
    let start = 2 * mu * r0 / expm1(time * ceiling / 2)
    guard c > 0 || d > 0 else {
      return StepTuning(stepSize: ceiling, bound: start, logarithmArgument: nil)
    }
    let argument = max(2, c > 0 ? 1 + mu * time * r0 / c : mu * time * time * r0 / d)
    let candidate = 2 * log(argument) / time
    let rest = c > 0 ? 2 * c / time * (1 + log(argument)) : 2 * mu * r0 / (argument - 1)
    return StepTuning(
      stepSize: min(ceiling, candidate), bound: start + rest + d * candidate * candidate, logarithmArgument: argument)
  }
}
