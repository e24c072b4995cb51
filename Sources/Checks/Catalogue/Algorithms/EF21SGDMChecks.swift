import EFSpec
import GSL
import Theory

/// EF21-SGDM with Top-k against its theorem, at the parameters that the theorem prescribes.
struct EF21SGDMChecks<Oracle: GradientOracle> {
  private let setting: Setting<Oracle.Underlying>
  private let oracle: Oracle
  private let method: EF21SGDM<TopK>
  private let theorem: EF21SGDMStationarity

  init(_ setting: Setting<Oracle.Underlying>, on oracle: Oracle) throws {
    let problem = setting.problem
    let contraction = try setting.contraction(of: TopKTheory(setting.k))
    let prescription = try EF21SGDMPrescription(
      smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness,
      compressor: contraction, workerCount: problem.workerCount, noiseVariance: oracle.noiseVariance,
      initialGap: setting.initialGap, rounds: setting.rounds)
    let coefficients = try EF21SGDMCoefficients(
      EF21SGDMHypotheses(
        smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness,
        pair: .tight(contraction), workerCount: problem.workerCount, momentum: prescription.momentum))
    self.setting = setting
    self.oracle = oracle
    method = EF21SGDM(
      compressor: TopK(setting.k), stepSize: prescription.stepSize, momentum: prescription.momentum,
      initialBatch: prescription.initialBatchSize)
    theorem = try EF21SGDMStationarity(
      coefficients: coefficients, stepSize: prescription.stepSize, noiseVariance: oracle.noiseVariance,
      initialLyapunov: prescription.initialLyapunov)
  }

  private var subject: String { setting.subject("EF21-SGDM", "Top-\(setting.k)") }

  private var parameters: String {
    "γ = \(short(method.stepSize)), η = \(short(method.momentum)), initial batch \(method.initialBatch), "
      + "σ² = \(short(oracle.noiseVariance))"
  }

  /// The bound of the mean squared gradient, by independent runs.
  var bound: BoundCheck<EF21SGDM<TopK>, Oracle> {
    BoundCheck(
      id: CheckID(subject: subject, property: "bound"),
      claim: "mean E‖∇f(xᵗ)‖² ≤ 2Φ⁰/(γT) + 2σ²N with \(parameters)", method: method, on: oracle,
      from: setting.start, theorem: theorem, rounds: setting.rounds, stride: setting.stride,
      isRandom: oracle.noiseVariance > 0, repetitions: setting.repetitions)
  }
}

extension EF21SGDMChecks where Oracle: FiniteNoiseOracle {
  /// The one-step inequality, by exact conditional expectations.
  var lyapunov: LyapunovCheck<EF21SGDM<TopK>.State> {
    let (setting, method, lyapunov) = (setting, method, theorem.lyapunov)
    return LyapunovCheck(
      id: CheckID(subject: subject, property: "one-step inequality"),
      claim: "E Φ⁺ ≤ Φ − (γ/2)‖∇f(x)‖² + γσ²N with \(parameters)",
      inequality: theorem.oneStep, branches: RoundBranch.all(method, on: oracle),
      roundsPerRun: setting.examinedRounds, runs: .examinedRuns
    ) { run, stream in
      if run == 0 {
        let estimates = setting.estimates(at: setting.start, error: 0, using: &stream)
        return EF21State(x: setting.start, v: estimates, g: estimates)
      }
      let (x, scale) = setting.randomPoint(using: &stream)
      let averages = setting.estimates(at: x, error: scale, using: &stream)
      let estimates = averages.map { setting.perturbed($0, by: scale, using: &stream) }
      return EF21State(x: x, v: averages, g: estimates)
    } measure: {
      lyapunov.measure($0, on: setting.problem)
    }
  }
}
