public import Checks
public import GSL

/// A realistic fault of a gradient oracle, or of what is claimed of it, with the claim that fails; or an oracle that
/// keeps the claim (a control).
public struct PlantedOracleFault: Sendable {
  /// The name in the bank, such as `orc-02`.
  public let id: String
  /// What is wrong, in one sentence.
  public let description: String
  /// The claim, which a control keeps and the others break.
  public let claim: String
  public let isControl: Bool
  /// A point at which the claim fails; of pairs the first.
  public let witness: [Double]
  /// The smallest budget that finds the fault without being told the witness, at `α = 10⁻⁶`; controls have the
  /// smallest.
  public let budget: Budget
  public let subject: FunctionOracle
  /// What is drawn at the witness; nil where a single pair decides and for controls.
  let law: OracleNoiseLaw?

  /// The bank: five faults, and the same oracles with the claims that they keep.
  public static var bank: [PlantedOracleFault] { faults + controls }

  /// The least mean number of calls of any test with this false-alarm probability and power one that draws at the
  /// witness: `log(1/α)/KL_inf`. Nil where a single pair decides and for controls.
  public func leastCalls(falseAlarm alpha: Double) throws(GSLError) -> Double? {
    guard let law else { return nil }
    return try law.calls(falseAlarm: alpha)
  }

  private static let dimension = 10
  private static let origin = [Double](repeating: 0, count: dimension)

  private static var faults: [PlantedOracleFault] {
    [
      PlantedOracleFault(
        id: "orc-02", description: "noise variance 5 percent above the claim", claim: "boundedVariance(sigma2=1)",
        isControl: false, witness: origin, budget: .standard, subject: additive("orc-02", variance: 1.05),
        law: .normal(ratio: 1.05, dimension: dimension)),
      PlantedOracleFault(
        // The witness is a batch of 4; larger ones show the fault with fewer calls.
        id: "orc-03", description: "batch of identical draws: the variance does not fall with the size of the batch",
        claim: "batchScaling(sigma2=1, B=(4, 16))", isControl: false, witness: origin, budget: .quick,
        subject: batches("orc-03", areIndependent: false), law: .normal(ratio: 4, dimension: dimension)),
      PlantedOracleFault(
        id: "orc-05", description: "noise that grows with the gradient where a bounded variance is claimed",
        claim: "boundedVariance(sigma2=1)", isControl: false, witness: growingWitness, budget: .quick,
        subject: growing("orc-05"), law: .normal(ratio: 2.5, dimension: dimension)),
      PlantedOracleFault(
        id: "orc-08", description: "claimed strong convexity 10 percent above the smallest eigenvalue",
        claim: "stronglyConvex(mu=1.1)", isControl: false, witness: origin, budget: .quick,
        subject: ramp("orc-08"), law: nil),
      PlantedOracleFault(
        id: "orc-11", description: "last data point of 16 never sampled",
        claim: "unbiasedGradient(sigma2=15/16)", isControl: false, witness: origin, budget: .quick,
        subject: sampling("orc-11", of: 15), law: .constantBias(0.25, variance: 15.0 / 16)),
    ]
  }

  private static var controls: [PlantedOracleFault] {
    func control(
      _ id: String, _ description: String, _ claim: String, _ subject: FunctionOracle
    ) -> PlantedOracleFault {
      PlantedOracleFault(
        id: id, description: description, claim: claim, isControl: true, witness: origin, budget: .quick,
        subject: subject, law: nil)
    }
    return [
      control(
        "orc-ctl-02", "the noise of orc-02 with its own variance", "boundedVariance(sigma2=1.05)",
        additive("orc-ctl-02", variance: 1.05)),
      control(
        "orc-ctl-03", "batches of independent draws", "batchScaling(sigma2=1, B=(4, 16))",
        batches("orc-ctl-03", areIndependent: true)),
      control(
        "orc-ctl-05", "the noise of orc-05 with its growth", "noise(M=0.5, sigma2=0.5)", growing("orc-ctl-05")),
      control(
        "orc-ctl-08", "the quadratic of orc-08 with its own constant", "stronglyConvex(mu=1)", ramp("orc-ctl-08")),
      control(
        "orc-ctl-11", "all 16 data points are sampled", "unbiasedGradient(sigma2=15/16)", sampling("orc-ctl-11", of: 16)
      ),
    ]
  }

  /// A point with `‖∇f(x)‖² = 4` for `f = ‖x‖²/2`.
  private static var growingWitness: [Double] { (0..<dimension).map { $0 == 0 ? 2 : 0 } }

  /// `f = ‖x‖²/2` with normal noise of this total variance.
  private static func additive(_ id: String, variance: Double) -> FunctionOracle {
    sphere(id) { x, _, stream in noisy(x, variance: variance, &stream) }
  }

  /// A batch whose draws are independent, or one draw counted `B` times.
  private static func batches(_ id: String, areIndependent: Bool) -> FunctionOracle {
    sphere(id) { x, batchSize, stream in
      noisy(x, variance: areIndependent ? 1 / Double(batchSize ?? 1) : 1, &stream)
    }
  }

  /// Noise of the variance `(1 + ‖∇f(x)‖²)/2`.
  private static func growing(_ id: String) -> FunctionOracle {
    sphere(id) { x, _, stream in
      noisy(x, variance: 0.5 * (1 + x.reduce(0) { $0 + $1 * $1 }), &stream)
    }
  }

  /// `f = Σⱼ j xⱼ²/2` with `j = 1, …, d`, so that `μ = 1`.
  private static func ramp(_ id: String) -> FunctionOracle {
    FunctionOracle(
      name: id, dimension: dimension, minimiser: origin,
      value: { x in x.indices.reduce(0) { $0 + Double($1 + 1) * x[$1] * x[$1] / 2 } },
      gradient: { _, x in x.indices.map { Double($0 + 1) * x[$0] } })
  }

  /// The mean of 16 terms `‖x − aⱼ‖²/2`, where `a₁₆ = 4e₁` and all other `aⱼ = 0`, of which the first `count` are
  /// sampled evenly.
  private static func sampling(_ id: String, of count: Int) -> FunctionOracle {
    @Sendable func moved(_ x: [Double], by a: Double) -> [Double] { x.indices.map { $0 == 0 ? x[$0] - a : x[$0] } }
    return FunctionOracle(
      name: id, dimension: dimension, gradient: { _, x in moved(x, by: 0.25) },
      draw: { _, x, _, stream in moved(x, by: stream.integer(below: count) == 15 ? 4 : 0) })
  }

  private static func sphere(
    _ id: String, draw: @escaping @Sendable ([Double], Int?, inout RandomStream) -> [Double]
  ) -> FunctionOracle {
    FunctionOracle(
      name: id, dimension: dimension, takesBatches: true, minimiser: origin,
      value: { x in x.reduce(0) { $0 + $1 * $1 } / 2 }, gradient: { _, x in x },
      draw: { _, x, batchSize, stream in draw(x, batchSize, &stream) })
  }

  private static func noisy(_ x: [Double], variance: Double, _ stream: inout RandomStream) -> [Double] {
    let deviation = (variance / Double(x.count)).squareRoot()
    return x.map { $0 + stream.gaussian(standardDeviation: deviation) }
  }
}
