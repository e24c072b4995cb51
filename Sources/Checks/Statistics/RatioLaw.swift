import Foundation
import GSL

/// The law of a ratio `Y ≥ 0` whose mean is claimed to be at most 1.
public enum RatioLaw: Hashable, Sendable {
  /// `value` with this probability, else 0.
  case twoPoint(value: Double, probability: Double)
  /// Exponential.
  case exponential(mean: Double)
  /// Finitely many values, with probabilities that add up to 1.
  case finite([Atom])

  /// A value and its probability.
  public struct Atom: Hashable, Sendable {
    public let value: Double
    public let probability: Double

    public init(value: Double, probability: Double) {
      self.value = value
      self.probability = probability
    }
  }

  var isExponential: Bool { if case .exponential = self { true } else { false } }

  public var mean: Double {
    switch self {
    case .twoPoint(let value, let probability): value * probability
    case .exponential(let mean): mean
    case .finite(let atoms): atoms.reduce(0) { $0 + $1.probability * $1.value }
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
      // At λ = 1 the two infinities leave E log Y = log m − γ.
      guard bet < 1 else { return log(mean) - 0.5772156649015329 }
      return log1p(-bet) + scaledExponentialIntegral((1 - bet) / (bet * mean))
    case .finite(let atoms):
      return atoms.reduce(0) { $0 + $1.probability * log1p(bet * ($1.value - 1)) }
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
    case .finite(let atoms):
      return atoms.reduce(0) { $0 + $1.probability * ($1.value - 1) / (1 + bet * ($1.value - 1)) }
    }
  }

  /// The standard deviation of `log(1 + λ(Y − 1))`; NaN where the bettor can be ruined.
  func deviation(of bet: Double) throws(GSLError) -> Double {
    let center = growth(of: bet)
    let square: Double
    switch self {
    case .twoPoint(let value, let probability):
      let loss = probability < 1 ? (1 - probability) * pow(log1p(-bet) - center, 2) : 0
      square = probability * pow(log1p(bet * (value - 1)) - center, 2) + loss
    case .exponential(let mean):
      // Y = −m log u with a uniform u.
      square = try integral(of: { u in pow(log1p(bet * (-mean * log(u) - 1)) - center, 2) }, in: 1e-14...(1 - 1e-14))
    case .finite(let atoms):
      square = atoms.reduce(0) { $0 + $1.probability * pow(log1p(bet * ($1.value - 1)) - center, 2) }
    }
    return square.squareRoot()
  }

  /// The calls after which the test on the standard grid has refuted this law with probability 0.99, by the
  /// prediction for its quickest bettor.
  func predictedCalls(alpha: Double) throws(GSLError) -> Double {
    var least = Double.infinity
    for (bet, weight) in zip(RatioTest.bets, RatioTest.weights) {
      let growth = growth(of: bet)
      guard growth > 0 else { continue }
      let calls = callsForPower99(
        growth: growth, deviation: try deviation(of: bet), logThreshold: log(1 / (alpha * weight)))
      least = min(least, calls)
    }
    return least
  }
}
