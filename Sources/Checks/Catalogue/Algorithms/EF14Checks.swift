import EFSpec
import GSL
import Theory

/// EF14 with Top-k against its theorem, on problems of bounded heterogeneity.
struct EF14Checks<Oracle: GradientOracle> {
  private let setting: Setting<Oracle.Underlying>
  private let oracle: Oracle
  private let method: EF14<TopK>
  private let theorem: EF14Stationarity

  init(_ setting: Setting<Oracle.Underlying>, on oracle: Oracle) throws {
    let problem = setting.problem
    let contraction = try setting.contraction(of: TopKTheory(setting.k))
    let prescription = try EF14Prescription(
      smoothness: problem.smoothness, compressor: contraction, workerCount: problem.workerCount,
      noiseVariance: oracle.noiseVariance, heterogeneity: problem.heterogeneityBound,
      initialGap: setting.initialGap, rounds: setting.rounds)
    self.setting = setting
    self.oracle = oracle
    method = EF14(compressor: TopK(setting.k), stepSize: prescription.stepSize)
    theorem = try EF14Stationarity(
      smoothness: problem.smoothness, pair: .tight(contraction), workerCount: problem.workerCount,
      stepSize: prescription.stepSize, noiseVariance: oracle.noiseVariance,
      heterogeneity: problem.heterogeneityBound, initialGap: setting.initialGap)
  }

  private var subject: String { setting.subject("EF14", "Top-\(setting.k)") }

  /// The bound of the mean squared gradient, by independent runs.
  var bound: BoundCheck<EF14<TopK>, Oracle> {
    BoundCheck(
      id: CheckID(subject: subject, property: "bound"),
      claim: "mean E‖∇f(xᵗ)‖² ≤ 4Δ/(γT) + 2γLσ²/n + (2γ²L²/θ)(βζ² + (1 − α)σ²) with γ = \(short(method.stepSize)), "
        + "σ² = \(short(oracle.noiseVariance)), ζ² = \(short(setting.problem.heterogeneityBound))",
      method: method, on: oracle, from: setting.start, theorem: theorem, rounds: setting.rounds,
      stride: setting.stride, isRandom: oracle.noiseVariance > 0, repetitions: setting.repetitions)
  }
}

extension EF14Checks where Oracle: FiniteNoiseOracle {
  /// The one-step inequality, by exact conditional expectations.
  var lyapunov: LyapunovCheck<EF14<TopK>.State> {
    let (setting, method, lyapunov) = (setting, method, theorem.lyapunov)
    let idle = WorkerStreams(seed: 0, experiment: "idle", repetition: 0, workerCount: setting.problem.workerCount)
    return LyapunovCheck(
      id: CheckID(subject: subject, property: "one-step inequality"),
      claim: "E Ξ⁺ ≤ Ξ − (γ/4)‖∇f(x)‖² + ν with γ = \(short(method.stepSize)), ν = \(short(theorem.oneStep.noise))",
      inequality: theorem.oneStep, branches: RoundBranch.all(method, on: oracle),
      roundsPerRun: setting.examinedRounds, runs: .examinedRuns
    ) { run, stream in
      var streams = idle
      if run == 0 { return method.start(at: setting.start, on: ExactOracle(setting.problem), using: &streams) }
      let (x, scale) = setting.randomPoint(using: &stream)
      let zero = [Double](repeating: 0, count: x.count)
      let errors = (0..<setting.problem.workerCount).map { _ in
        setting.perturbed(zero, by: method.stepSize * scale, using: &stream)
      }
      return ErrorFeedbackState(x: x, e: errors)
    } measure: {
      lyapunov.measure($0, on: setting.problem)
    }
  }
}
