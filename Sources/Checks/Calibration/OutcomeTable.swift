import EFSpec
import GSL

/// A compressor at one input as the list of its outcomes, from which calls are drawn.
struct OutcomeTable: Sendable {
  let x: [Double]
  let outcomes: [Outcome]

  /// Entry by entry, where entries are independent: the values and their probabilities.
  let entries: [[(value: Double, probability: Double)]]?

  init(_ outcomes: [Outcome], at x: [Double]) {
    self.x = x
    self.outcomes = outcomes
    entries = nil
  }

  /// All combinations of independent entries.
  init(entries laws: [TwoPointLaw], at x: [Double]) {
    self.x = x
    outcomes = laws.reduce([Outcome(probability: 1, value: [])]) { partial, law in
      let atoms = [(law.low, 1 - law.probabilityOfHigh), (law.high, law.probabilityOfHigh)].filter { $0.1 > 0 }
      return partial.flatMap { outcome in
        atoms.map { Outcome(probability: outcome.probability * $0.1, value: outcome.value + [$0.0]) }
      }
    }
    entries = laws.map { [($0.low, 1 - $0.probabilityOfHigh), ($0.high, $0.probabilityOfHigh)] }
  }

  /// `E‖C(x) − x‖²/‖x‖²`.
  var relativeVariance: Double {
    outcomes.reduce(0) { $0 + $1.probability * squaredDistance($1.value.span, x.span) } / squaredNorm(x.span)
  }

  /// Everything that a sequential test needs: one row an outcome.
  var draws: RelativeDraws {
    var draws = RelativeDraws(at: RelativeReference(x))
    for outcome in outcomes { draws.add(outcome.value[...]) }
    return draws
  }

  var sampler: AtomSampler { AtomSampler(outcomes.map(\.probability)) }
}
