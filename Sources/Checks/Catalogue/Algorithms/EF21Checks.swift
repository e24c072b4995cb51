import EFSpec
import GSL
import Theory

/// EF21 with a sparsifier against its theorem, on exact gradients.
struct EF21Checks<C: FiniteSupportCompressor, P: Problem> {
  private let setting: Setting<P>
  private let compressor: C
  private let compressorName: String
  private let theorem: EF21Stationarity

  /// - Parameters:
  ///   - compressor: A contractive compressor.
  ///   - theory: What is proved about it.
  init(_ setting: Setting<P>, compressor: C, named name: String, theory: some CompressorTheory) throws {
    let problem = setting.problem
    let pair = YoungPair.tight(try setting.contraction(of: theory))
    let stepSize = try EF21Stationarity.stepCondition(
      smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness, pair: pair
    ).simpleStepSize
    // E‖C(∇fᵢ(x⁰)) − ∇fᵢ(x⁰)‖² ≤ (1 − α)‖∇fᵢ(x⁰)‖².
    let squares = (0..<problem.workerCount).map { squaredNorm(problem.gradient(of: $0, at: setting.start).span) }
    self.setting = setting
    self.compressor = compressor
    compressorName = name
    theorem = try EF21Stationarity(
      smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness, pair: pair,
      stepSize: stepSize, initialGap: setting.initialGap, initialDistortion: (1 - pair.alpha) * mean(squares))
  }

  private var subject: String { setting.subject("EF21", compressorName) }

  /// The bound of the mean squared gradient, by independent runs, or by one run where nothing is drawn.
  var bound: BoundCheck<EF21<C>, ExactOracle<P>> {
    BoundCheck(
      id: CheckID(subject: subject, property: "bound"),
      claim: "mean E‖∇f(xᵗ)‖² ≤ 2Δ/(γT) + G⁰/(θT) with γ = \(short(theorem.stepSize))",
      method: EF21(compressor: compressor, stepSize: theorem.stepSize, initialEstimates: .compressed),
      on: ExactOracle(setting.problem), from: setting.start, theorem: theorem, rounds: setting.rounds,
      stride: setting.stride, isRandom: !compressor.isDeterministic, repetitions: setting.repetitions)
  }

  /// The one-step inequality, by exact conditional expectations over dice that all workers share.
  ///
  /// The theorem does not need the workers' dice to be independent.
  var lyapunov: LyapunovCheck<EF21State<GradientMemory>> {
    let (setting, lyapunov, stepSize) = (setting, theorem.lyapunov, theorem.stepSize)
    return LyapunovCheck(
      id: CheckID(subject: subject, property: "one-step inequality"),
      claim: "E Ψ⁺ ≤ Ψ − (γ/2)‖∇f(x)‖² with γ = \(short(stepSize))",
      inequality: theorem.oneStep,
      branches: RoundBranch.allShared(compressor, on: setting.problem) {
        EF21(compressor: $0, stepSize: stepSize, initialEstimates: .exact)
      },
      roundsPerRun: setting.examinedRounds, runs: .examinedRuns
    ) { run, stream in
      if run == 0 {
        return EF21State(x: setting.start, g: setting.estimates(at: setting.start, error: 0, using: &stream))
      }
      let (x, scale) = setting.randomPoint(using: &stream)
      return EF21State(x: x, g: setting.estimates(at: x, error: scale, using: &stream))
    } measure: {
      lyapunov.measure($0, on: setting.problem)
    }
  }
}
