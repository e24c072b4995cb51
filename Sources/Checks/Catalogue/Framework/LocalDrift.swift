import EFSpec
import GSL
import Theory

/// Local SGD on two parabolas that differ: the floor of its error is noise and drift.
struct LocalDrift: Sendable {
  let curvatures: [Double]
  let centres: [Double]
  let stepSize: Double
  /// `σ²`, of every worker.
  let noiseVariance: Double
  /// The rounds of a run, which the numbers of local steps divide.
  let rounds: Int

  static let standard = LocalDrift(
    curvatures: [1, 0.1], centres: [0, 1], stepSize: 0.05, noiseVariance: 0.01, rounds: 2048)

  private var name: String { "local SGD, different parabolas (n = \(curvatures.count))" }

  private func theory(_ steps: Int) throws(HypothesisViolation) -> DriftingLocalSteps {
    try DriftingLocalSteps(curvatures: curvatures, centres: centres, steps: steps, stepSize: stepSize)
  }

  private func problem(_ minimiser: Double) -> DiagonalQuadratics {
    DiagonalQuadratics(
      diagonals: curvatures.map { [$0] },
      gradientsAtMinimiser: zip(curvatures, centres).map { [$0 * (minimiser - $1)] }, minimiser: [minimiser])
  }

  /// `(ā/2) E(x_s − x_H)²` in the mean over the ends `s = 0, …, P − 1` of periods, from `x_H`.
  private func noisePart(_ theory: DriftingLocalSteps, periods: Int) -> Double {
    let (added, kept) = (theory.periodVariance(noiseVariance: noiseVariance), theory.contraction * theory.contraction)
    var (variance, sum) = (0.0, 0.0)
    for _ in 0..<periods {
      sum += variance
      variance = kept * variance + added
    }
    return theory.gap(squaredDistance: sum / Double(periods))
  }

  /// The floor against `H`: runs from the fixed point, beside its two parts.
  func check(steps: [Int], runs: Repetitions) throws -> ExpectationCheck {
    let theories = try steps.map { try theory($0) }
    let noise = zip(steps, theories).map { noisePart($1, periods: rounds / $0) }
    let bias = theories.map(\.bias)
    let this = self
    let curve = ExpectationCurve("runs") {
      zip(noise, bias).map { $0 + $1 }
    } run: { repetition, seed in
      theories.map { theory in
        let problem = this.problem(theory.minimiser)
        var streams = WorkerStreams(
          seed: seed, experiment: "\(this.name) \(theory.steps)", repetition: repetition,
          workerCount: this.curvatures.count)
        var sum = 0.0
        LocalSGD(localSteps: theory.steps, stepSizes: .constant(this.stepSize)).run(
          from: [theory.fixedPoint], on: GaussianNoise(on: problem, variance: this.noiseVariance),
          rounds: this.rounds - 1, using: &streams
        ) { round, state in
          if round % theory.steps == 0 { sum += problem.loss(at: state.x.span) }
          return true
        }
        return sum / Double(this.rounds / theory.steps)
      }
    }
    let words = zip(curvatures, centres).map { "\(short($0))(x − \(short($1)))²/2" }.joined(separator: " and ")
    return ExpectationCheck(
      id: CheckID(subject: "\(name): floor against local steps", property: "agreement"), quantity: "f(x̄) − f⋆",
      places: steps.map(Double.init), curves: [curve], runs: runs,
      picture: .init(
        title: "Local SGD, different losses: the floor against local steps",
        caption:
          "\(words), γ = \(short(stepSize)), σ² = \(short(noiseVariance)), runs of \(rounds) rounds from the fixed "
          + "point. The noise leaves a part in σ² that hardly depends on H; the workers' different losses leave a bias that "
          + "no horizon removes. At H = 1 there is none.",
        xAxis: .init("local steps H", .logarithmic), yAxis: .init("f(x̄) − f⋆ after averaging", .logarithmic),
        parts: [("σ² part", noise), ("heterogeneity part", bias.map { $0 > 1e-20 ? $0 : .nan })]))
  }

  /// Where runs without noise end, beside the closed form.
  func fixedPointCheck(steps: [Int]) -> StatementCheck {
    let statements = [
      Statement(
        "without noise x̄ ends at Σ(1 − (1 − γa_k)^H)b_k/Σ(1 − (1 − γa_k)^H)", quantity: "end over closed form", .equals),
      Statement(
        "negative control: with H ≥ 8 it does not end at x⋆", quantity: "5 % of x⋆ over the distance to x⋆"),
    ]
    let this = self
    return StatementCheck(id: CheckID(subject: name, property: "fixed point"), statements: statements) { evidence, _ in
      for steps in steps {
        let theory = try this.theory(steps)
        let periods = max(1, 8000 / steps)
        var streams = WorkerStreams(
          seed: 0, experiment: "idle", repetition: 0, workerCount: this.curvatures.count)
        var end = 0.0
        LocalSGD(localSteps: steps, stepSizes: .constant(this.stepSize)).run(
          from: [0], on: ExactOracle(this.problem(theory.minimiser)), rounds: periods * steps, using: &streams
        ) { _, state in
          end = state.x[0]
          return true
        }
        let place = "H = \(steps), γ = \(short(this.stepSize))"
        evidence.note(0, left: end, right: theory.fixedPoint, slack: 1e-9 * theory.fixedPoint, place: place, x: [0])
        guard steps >= 8 else { continue }
        evidence.note(
          1, left: 0.05 * theory.minimiser, right: (end - theory.minimiser).magnitude, slack: 1e-12, place: place,
          x: [0])
      }
    }
  }
}
