import EFSpec
import GSL

/// A law that violates `E Y ≤ 1`, on which the scalar test is tried.
struct ScalarTrial: Sendable {
  let name: String
  let law: RatioLaw

  /// The twelve laws: contraction claims of Rand-k, rounding, garbage and noise that are missed by a little or by much.
  static let all: [ScalarTrial] = [
    ScalarTrial("Rand-4/16 at a one-hot vector, claim 20 % too small", .twoPoint(value: 1 / 0.7, probability: 0.75)),
    ScalarTrial("the same, 5 % too small", .twoPoint(value: 1 / 0.7375, probability: 0.75)),
    ScalarTrial("Rand-4/16 at a Gaussian vector, claim 20 % too small", randK(4, bound: 0.7)),
    ScalarTrial("the same, 5 % too small", randK(4, bound: 0.7375)),
    ScalarTrial("Rand-4/16 keeps 3 entries, Gaussian vector", randK(3, bound: 0.75)),
    ScalarTrial("biased Rand-4/16 scaled by d/k, one-hot vector", two(12, 0.25, else: 4.0 / 3)),
    ScalarTrial("Rand-4/16 with replacement, one-hot vector", two(0, 1 - pow(15.0 / 16, 4), else: 4.0 / 3)),
    ScalarTrial("the last coordinate is never kept, x = e₁₆", .twoPoint(value: 4.0 / 3, probability: 1)),
    ScalarTrial(
      "natural compression, probabilities swapped, mantissa 1.9",
      two(8 * (0.1 / 1.9) * (0.1 / 1.9), 0.1, else: 8 * (0.9 / 1.9) * (0.9 / 1.9))),
    ScalarTrial("garbage once in a thousand calls", two(1e4 / 0.75, 1e-3, else: 0.7 / 0.75)),
    ScalarTrial("deterministic, 1 % above the claim", .twoPoint(value: 1.01, probability: 1)),
    ScalarTrial("exponential, 10 % above the claim", .exponential(mean: 1.1)),
  ]

  private init(_ name: String, _ law: RatioLaw) {
    self.name = name
    self.law = law
  }

  private static func two(_ value: Double, _ probability: Double, else other: Double) -> RatioLaw {
    .finite([
      RatioLaw.Atom(value: value, probability: probability),
      RatioLaw.Atom(value: other, probability: 1 - probability),
    ])
  }

  /// `‖C(x) − x‖²/(c‖x‖²)` of biased Rand-k at the reference input, over all subsets.
  static func randK(_ k: Int, bound: Double) -> RatioLaw {
    let x = ReferenceInput.gaussian
    let square = squaredNorm(x.span)
    return .finite(
      RandK(k, scaling: .biased).outcomes(of: x).map { outcome in
        RatioLaw.Atom(
          value: squaredDistance(outcome.value.span, x.span) / square / bound, probability: outcome.probability)
      })
  }
}

private func pow(_ base: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * base } }
