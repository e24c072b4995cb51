import Foundation
public import GSL

/// How fast any sequential test of `E Y ≤ 1` can refute a law of `Y` that violates it.
///
///     KL_inf = max { E log(1 + λ(Y − 1)) : 0 ≤ λ ≤ 1 };
///
/// a test with false-alarm probability `α` and power `p` makes at least `kl(p, α)/KL_inf` calls on
/// average, and `log(1/α)/KL_inf` for power one.
public struct InformationBound: Hashable, Sendable {
  /// The maximiser `λ`.
  public let bestBet: Double
  /// `KL_inf`, in nats a call.
  public let information: Double

  /// The maximiser is found as the root of the slope; a minimiser would give half its digits.
  public init(_ law: RatioLaw) throws(GSLError) {
    let low = 1e-12
    let high = 1.0.nextDown
    if law.slope(at: low) <= 0 {
      bestBet = 0
      information = 0
      return
    }
    bestBet = law.slope(at: high) >= 0 ? 1 : try root(of: law.slope, in: low...high)
    information = law.growth(of: bestBet)
  }

  /// The least mean number of calls of a test with power one.
  public func calls(falseAlarm alpha: Double) -> Double { log(1 / alpha) / information }

  /// The least mean number of calls of a test with this power.
  public func calls(falseAlarm alpha: Double, power: Double) -> Double {
    (power * log(power / alpha) + (1 - power) * log((1 - power) / (1 - alpha))) / information
  }
}
