import EFSpec
import Foundation
import GSL

extension FrameworkData {
  /// The error of all methods against rounds, at one step size, and their common special cases.
  var trajectories: StatementCheck {
    let this = self
    let statements = [
      ("D-SGD without delay", "τ = 0"), ("EC-SGD with all entries sent", "k = d"), ("local SGD with one step", "H = 1"),
    ].map { method, value in
      Statement("\(method), \(value), is mini-batch SGD bit by bit", quantity: "equal entries over entries", .equals)
    }
    return StatementCheck(
      id: CheckID(subject: trajectorySubject, property: "trajectories"), statements: statements
    ) { evidence, run in
      this.noteReductions(&evidence, seed: run.seed)
      let count = Repetitions(quick: 12, standard: 48, thorough: 200).count(within: run.budget)
      evidence.figures = [this.figure(runs: count, run)]
    }
  }

  private var oracle: MiniBatch<RidgeLogistic> { MiniBatch(of: dealt, batchSize: 8, sampling: .withReplacement) }

  /// The iterates of a run at the rounds shown.
  private func iterates(
    _ method: some Algorithm, at rounds: [Int], seed: UInt64, repetition: Int, experiment: String
  ) -> [[Double]] {
    var streams = WorkerStreams(
      seed: seed, experiment: experiment, repetition: repetition, workerCount: dealt.workerCount)
    var iterates: [[Double]] = []
    method.run(from: dealt.minimiser.map { _ in 0 }, on: oracle, rounds: rounds.last ?? 0, using: &streams) {
      round, state in
      if iterates.count < rounds.count, rounds[iterates.count] == round { iterates.append(state.x) }
      return true
    }
    return iterates
  }

  private func noteReductions(_ evidence: inout StatementEvidence, seed: UInt64) {
    let step = StepSizes.constant(0.5 / dealt.smoothness)
    let rounds = Array(0...64)
    func run(_ method: some Algorithm) -> [[Double]] {
      iterates(method, at: rounds, seed: seed, repetition: 0, experiment: "reductions")
    }
    let plain = run(StochasticGradientDescent(stepSizes: step))
    let special = [
      run(DelayedSGD(delays: FixedDelay(0), stepSizes: step)),
      run(ErrorCompensatedSGD(compressor: TopK(dealt.dimension), stepSizes: step)),
      run(LocalSGD(localSteps: 1, stepSizes: step)),
    ]
    for (index, other) in special.enumerated() {
      let (x, y) = (plain.flatMap(\.self), other.flatMap(\.self))
      let equal = zip(x, y).count { $0.0.bitPattern == $0.1.bitPattern }
      evidence.note(
        index, left: Double(equal), right: Double(max(x.count, y.count)), slack: 0.5, place: "64 rounds",
        x: other.last ?? [])
    }
  }

  private func figure(runs: Int, _ settings: RunSettings) -> Figure {
    let step = StepSizes.constant(0.1 / dealt.smoothness)
    let rounds = [0] + (0...20).map { Int(pow(2, Double($0) / 2).rounded()) }
    let shown = Set(rounds).sorted()
    func series(_ name: String, _ method: some Algorithm) -> Figure.Series {
      let gaps = inParallel(runs, jobs: settings.jobs) { repetition in
        iterates(method, at: shown, seed: settings.seed, repetition: repetition, experiment: "trajectories")
          .map { dealt.loss(at: $0.span) - dealt.lowerBound }
      }
      // Round 0 has no place on a logarithmic axis.
      let kept = shown.indices.dropFirst()
      return Figure.Series(
        name: name, role: .measured, x: kept.map { Double(shown[$0]) },
        y: kept.map { place in GSL.mean(gaps.map { $0[place] }) })
    }
    let k = max(1, dealt.dimension / 10)
    return Figure(
      id: fileStem("trajectories", CheckID(subject: trajectorySubject, property: "")), title: trajectorySubject,
      caption: "f(xᵗ) − f⋆ at γ = 0.1/L for all methods, n = \(dealt.workerCount) workers with batches of 8: the mean "
        + "over \(runs) runs. In theory delays and compression cost most at the start and little at the floor of the "
        + "noise; local SGD shows the mean that was formed last, and with different losses on the workers it may settle "
        + "elsewhere.",
      xAxis: .init("rounds", .logarithmic), yAxis: .init("f(xᵗ) − f⋆", .logarithmic),
      series: [
        series("mini-batch SGD", StochasticGradientDescent(stepSizes: step)),
        series("D-SGD, τ = 8", DelayedSGD(delays: FixedDelay(8), stepSizes: step)),
        series("D-SGD, random up to 8", DelayedSGD(delays: RandomDelay(upTo: 8), stepSizes: step)),
        series("EC-SGD, Top-\(k)", ErrorCompensatedSGD(compressor: TopK(k), stepSizes: step)),
        series("local SGD, H = 8", LocalSGD(localSteps: 8, stepSizes: step)),
      ])
  }
}
