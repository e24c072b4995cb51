import Foundation
public import GSL

/// How fast any exact test of a claim can refute a known law of the output at one input:
///
///     KL_inf = max { E log(1 + ⟨θ, z⟩) : 1 + ⟨θ, z⟩ ≥ 0 for every possible output },
///
/// the largest growth of a bettor on the inequalities of the claim, jointly. The payoffs `z` and the stakes
/// `θ` for which no output ruins the bettor are
///
///     E r ≤ c:                 z = r/c − 1,               0 ≤ l ≤ 1
///     E D = 0, E‖D‖² ≤ ω:      z = (D, ‖D‖² − ω),         ‖v‖² ≤ 4 l(1 − lω)
///     E q ≤ β E u, E u ≥ γ:    z = (q − βu, γ − u),       (l₁β + l₂)² ≤ 4 l₁(1 + l₂γ), l₂ ≥ 0.
///
/// The maximum is found by Newton's method with a logarithmic barrier of the stakes. All regions are cut out
/// by concave quadratics, so that at the barrier's weight `μ` the maximum is at most `μ` a constraint away.
public struct JointInformationBound: Sendable {
  /// `KL_inf` in nats a call, at most `gap` too small.
  public let information: Double
  /// How much larger the true maximum may be.
  public let gap: Double
  /// The stakes `θ`.
  public let stakes: [Double]

  /// The weights of the barrier are 1, 10⁻¹, … down to this power of ten.
  private static let lastExponent = 12

  /// - Throws: GSLError where the Newton system cannot be solved.
  /// - Returns: Nil where the law does not determine the payoffs of the claim.
  public init?(of claim: CompressorClaim, under law: RelativeErrorLaw) throws(GSLError) {
    guard let region = StakeRegion(claim), let growth = Self.growth(claim, law) else { return nil }
    var barrier = BarrierMaximum(growth: growth, region: region)
    for exponent in 0...Self.lastExponent { try barrier.centre(weight: pow(10, -Double(exponent))) }
    stakes = barrier.stakes
    information = max(0, growth.value(at: stakes) ?? 0)
    gap = 2 * Double(region.constraintCount) * pow(10, -Double(Self.lastExponent))
  }

  /// The least mean number of calls of a test with power one.
  public func calls(falseAlarm alpha: Double) -> Double { log(1 / alpha) / information }

  private static func growth(_ claim: CompressorClaim, _ law: RelativeErrorLaw) -> (any ExpectedGrowth)? {
    switch (claim, law.form) {
    case (.contractive(let c), .squaredErrors(let atoms)):
      return FiniteGrowth(atoms.map { ([$0.value / c - 1], $0.probability) }, stakeCount: 1)
    case (.contractive(let c), .joint(let outcomes)):
      return FiniteGrowth(outcomes.map { ([square($0.error) / c - 1], $0.probability) }, stakeCount: 1)
    case (.unbiased(let omega), .joint(let outcomes)):
      return FiniteGrowth(
        outcomes.map { ($0.error + [square($0.error) - omega], $0.probability) },
        stakeCount: law.direction.count + 1)
    case (.unbiased(let omega), .coordinates(let laws)):
      return IndependentGrowth(laws: laws, omega: omega)
    case (.classB2(let gamma, let beta), .joint(let outcomes)):
      return FiniteGrowth(
        outcomes.map { outcome in
          let u = 1 + zip(outcome.error, law.direction).reduce(0) { $0 + $1.0 * $1.1 }
          let q = square(outcome.error) + 2 * (u - 1) + 1
          return ([q - beta * u, gamma - u], outcome.probability)
        }, stakeCount: 2)
    default: return nil
    }
  }
}
