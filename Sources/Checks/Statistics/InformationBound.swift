import Foundation
public import GSL

/// The law of a ratio `Y ≥ 0` whose mean is claimed to be at most 1.
public enum RatioLaw: Hashable, Sendable {
  /// `value` with this probability, else 0.
  case twoPoint(value: Double, probability: Double)
  /// Exponential.
  case exponential(mean: Double)

  var isExponential: Bool { if case .exponential = self { true } else { false } }

  public var mean: Double {
    switch self {
    case .twoPoint(let value, let probability): value * probability
    case .exponential(let mean): mean
    }
  }

  /// `E log(1 + λ(Y − 1))`, the growth of a bettor who stakes `λ` in (0, 1].
  ///
  /// For the exponential law of mean `m`, with `a = (1 − λ)/(λm)`, it is `log(1 − λ) + eᵃ E₁(a)`.
  public func growth(of bet: Double) -> Double {
    switch self {
    case .twoPoint(let value, let probability):
      let ruin = probability < 1 ? (1 - probability) * log1p(-bet) : 0
      return probability * log1p(bet * (value - 1)) + ruin
    case .exponential(let mean):
      return log1p(-bet) + scaledExponentialIntegral((1 - bet) / (bet * mean))
    }
  }

  /// `E (Y − 1)/(1 + λ(Y − 1))`, the derivative of the growth, for `λ` in (0, 1).
  public func slope(at bet: Double) -> Double {
    switch self {
    case .twoPoint(let value, let probability):
      let loss = probability < 1 ? (1 - probability) / (1 - bet) : 0
      return probability * (value - 1) / (1 + bet * (value - 1)) - loss
    case .exponential(let mean):
      return (1 - scaledExponentialIntegral((1 - bet) / (bet * mean)) / (bet * mean)) / bet
    }
  }
}

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
