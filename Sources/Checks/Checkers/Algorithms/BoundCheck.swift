public import EFSpec
import Foundation
import GSL
public import Theory

/// Looks for a horizon at which a method is worse than its theorem says, on average over runs.
///
/// - Claim:    `(1/W) Σ_{t<T} w_t E y(xᵗ) ≤ bound(T)` for every horizon `T`, for a measure of progress `y ≥ 0`: the
///             squared gradient with equal weights, or the gap with those of the theorem.
/// - Evidence: the running means of independent runs, at about 24 horizons.
/// - Judged:   by an e-process over the runs at each horizon; the last horizon has half of the error budget,
///             the others share the rest. No law of the measured quantity is assumed. A run without chance
///             is judged by itself, exactly.
/// - Blind to: excesses smaller than the runs can show; the finding tells which these are.
public struct BoundCheck<Method: Algorithm, Oracle: GradientOracle>: Check {
  public let id: CheckID
  /// What is claimed, with its constants, as a reader would write it.
  public let claim: String
  public let method: Method
  public let oracle: Oracle
  public let start: [Double]
  public let theorem: any ConvergenceTheorem
  /// Whether runs of different seeds differ.
  public let isRandom: Bool
  public let repetitions: Repetitions
  private let trajectory: TrajectoryMeans
  private let progress: RunningProgress<Method.State>

  /// - Parameters:
  ///   - theorem: A theorem on the mean squared gradient.
  ///   - rounds: The longest horizon.
  ///   - stride: Of so many consecutive rounds one is measured; it divides `rounds`.
  ///   - isRandom: False where neither oracle nor compressor draws; one run is enough then.
  public init(
    id: CheckID, claim: String, method: Method, on oracle: Oracle, from start: [Double],
    theorem: any ConvergenceTheorem, rounds: Int, stride: Int = 1, isRandom: Bool, repetitions: Repetitions
  ) {
    let problem = oracle.problem
    self.init(
      id: id, claim: claim, method: method, on: oracle, from: start, theorem: theorem, rounds: rounds, stride: stride,
      isRandom: isRandom, repetitions: repetitions,
      progress: RunningProgress(.meanSquaredGradient, summand: "‖∇f(xᵗ)‖²") {
        squaredNorm(problem.gradient(at: $0.x).span)
      })
  }

  /// - Parameters:
  ///   - theorem: A theorem on what `progress` measures.
  ///   - rounds: The longest horizon.
  ///   - stride: Of so many consecutive rounds one is measured; it divides `rounds`.
  ///   - isRandom: False where neither oracle nor compressor draws; one run is enough then.
  init(
    id: CheckID, claim: String, method: Method, on oracle: Oracle, from start: [Double],
    theorem: any ConvergenceTheorem, rounds: Int, stride: Int = 1, isRandom: Bool, repetitions: Repetitions,
    progress: RunningProgress<Method.State>
  ) {
    precondition(type(of: theorem).measure == progress.measure, "the theorem bounds what is measured")
    self.id = id
    self.claim = claim
    self.method = method
    self.oracle = oracle
    self.start = start
    self.theorem = theorem
    self.isRandom = isRandom
    self.repetitions = repetitions
    self.progress = progress
    trajectory = TrajectoryMeans(rounds: rounds, stride: isRandom ? stride : 1, rate: progress.rate)
  }

  public func gather(resuming earlier: BoundEvidence?, in run: RunSettings) throws -> BoundEvidence {
    var evidence = earlier ?? BoundEvidence(horizons: trajectory.horizons, means: [])
    let planned = isRandom ? repetitions.count(within: run.budget) : 1
    for repetition in evidence.means.count..<max(planned, evidence.means.count) {
      var streams = WorkerStreams(
        seed: run.seed, experiment: id.description, repetition: repetition,
        workerCount: oracle.problem.workerCount)
      var measuredRounds = RandomStream(
        StreamName(seed: run.seed, purpose: .input, experiment: id.description, repetition: repetition))
      evidence.means.append(
        trajectory.measure(
          method, from: start, on: oracle, using: &streams, measuredRounds: &measuredRounds, of: progress.value))
    }
    return evidence
  }

  public func judge(_ evidence: BoundEvidence, by criterion: Criterion) -> [Finding] {
    let judgement = BoundJudgement(
      evidence: evidence, bounds: evidence.horizons.map { theorem.bound(afterRounds: $0) }, isRandom: isRandom,
      quantity: progress.expectation, criterion: criterion)
    return [judgement.finding(claim: "\(id.subject): \(claim)", dimension: oracle.problem.dimension)]
  }

  public func figures(of evidence: BoundEvidence) -> [Figure] {
    let columns = evidence.horizons.indices.map { evidence.column($0).sorted() }
    guard !evidence.means.isEmpty else { return [] }
    let x = evidence.horizons.map(Double.init)
    let band =
      isRandom
      ? "Solid: the mean over \(evidence.means.count) runs, with the band from the 10 % to the 90 % quantile of the runs."
      : "Solid: the one run that there is without chance."
    return [
      Figure(
        id: fileStem("bound", id), title: id.subject,
        caption: "\(band) Dashed: what the theorem bounds the mean by, at the same step size for all horizons.",
        xAxis: .init("rounds T", .logarithmic), yAxis: .init(progress.mean, .logarithmic),
        series: [
          .init(
            name: "measured", role: .measured, x: x, y: columns.map { GSL.mean($0) },
            lower: columns.map { quantile(0.1, ofSorted: $0) }, upper: columns.map { quantile(0.9, ofSorted: $0) }),
          .init(
            name: "theorem", role: .bound, x: x, y: evidence.horizons.map { theorem.bound(afterRounds: $0) }),
        ])
    ]
  }
}
