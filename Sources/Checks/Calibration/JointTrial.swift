import EFSpec
import GSL

/// A claim beside a law that violates it, or keeps it with equality, given by its outcomes at one input.
struct JointTrial: Sendable {
  let name: String
  let claim: CompressorClaim
  let table: OutcomeTable

  /// Laws that violate unbiasedness.
  static let vector = VectorTrial.all.map {
    JointTrial(name: $0.name, claim: .unbiased(omega: $0.omega), table: $0.table)
  }

  /// Laws that violate a lower or an upper inequality of B2.
  static let twoParameters: [JointTrial] = {
    let rand4 = VectorTrial.randK(count: 4, scale: 1)
    let x = ReferenceInput.gaussian
    let zero = OutcomeTable([Outcome(probability: 1, value: x.map { _ in 0 })], at: x)
    return [
      JointTrial(name: "biased Rand-4/16, B2(0.3, 1)", claim: .classB2(gamma: 0.3, beta: 1), table: rand4),
      JointTrial(name: "biased Rand-4/16, B2(0.3, 2)", claim: .classB2(gamma: 0.3, beta: 2), table: rand4),
      JointTrial(name: "zero output, B2(1/4, 1)", claim: .classB2(gamma: 0.25, beta: 1), table: zero),
      JointTrial(
        name: "unbiased Rand-4/16 shrunk by 0.9, B2(1, 4)", claim: .classB2(gamma: 1, beta: 4),
        table: VectorTrial.randK(count: 4, scale: 3.6)),
    ]
  }()

  /// Laws on the boundary of unbiasedness with variance ω.
  static let vectorNulls: [JointTrial] = {
    let constant = [Double](repeating: 4.0 / 3, count: 8)
    let dithered = VectorTrial.dithering { $0 }
    let natural = OutcomeTable(entries: NaturalCompression().entryLaws(of: constant), at: constant)
    return [
      JointTrial(
        name: "Rand-4/16 at a Gaussian vector, ω = 3", claim: .unbiased(omega: 3),
        table: VectorTrial.randK(count: 4, scale: 4)),
      JointTrial(
        name: "Rand-4/16 at a one-hot vector, ω = 3", claim: .unbiased(omega: 3),
        table: OutcomeTable(
          [
            Outcome(probability: 0.25, value: ReferenceInput.oneHot.map { 4 * $0 }),
            Outcome(probability: 0.75, value: ReferenceInput.oneHot.map { 0 * $0 }),
          ], at: ReferenceInput.oneHot)),
      JointTrial(
        name: "dithering with 4 levels, ω of this input", claim: .unbiased(omega: dithered.relativeVariance),
        table: dithered),
      JointTrial(name: "natural compression at 4/3, ω = 1/8", claim: .unbiased(omega: 0.125), table: natural),
    ]
  }()

  /// Two-point laws along `x` with `E q = β E u` and `E u = γ`: `u` is `γ + s√((1 − p)/p)` with probability
  /// `p`, else `γ − s√(p/(1 − p))`, `s² = βγ − γ²`.
  static let twoParameterNulls: [JointTrial] = {
    [(0.25, 1.0), (0.3, 2.0), (1.0, 4.0)].flatMap { gamma, beta in
      [gamma / beta, 0.01].map { p in
        let s = (beta * gamma - gamma * gamma).squareRoot()
        let high = gamma + s * ((1 - p) / p).squareRoot()
        let low = gamma - s * (p / (1 - p)).squareRoot()
        return JointTrial(
          name: "B2(\(three(gamma)), \(three(beta))), \(three(high)) x with probability \(three(p))",
          claim: .classB2(gamma: gamma, beta: beta),
          table: OutcomeTable(
            [Outcome(probability: p, value: [high]), Outcome(probability: 1 - p, value: [low])], at: [1]))
      }
    }
  }()

  /// How fast any test can refute the law; nil where the claim leaves nothing to maximise.
  var bound: JointInformationBound? {
    get throws(GSLError) {
      let law: RelativeErrorLaw
      if let entries = table.entries {
        law = RelativeErrorLaw(
          entries: entries.map { $0.map { RelativeErrorLaw.Atom(value: $0.value, probability: $0.probability) } },
          at: table.x)
      } else {
        law = RelativeErrorLaw(
          outputs: table.outcomes.map { (output: $0.value, probability: $0.probability) }, at: table.x)
      }
      return try JointInformationBound(of: claim, under: law)
    }
  }
}
