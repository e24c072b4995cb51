import EFSpec

/// Expectations along a run, over all ways in which finite noise and dice may fall.
struct NoisePaths<State: IterateState> {
  /// `E φ` before every round: the rows are rounds, the columns measures.
  private(set) var means: [[Double]]

  /// - Complexity: the number of branches to the power of the number of rounds.
  init(
    from start: State, rounds: Int, branches: [RoundBranch<State>], measures: (State) -> [Double]
  ) {
    means = Array(repeating: measures(start).map { _ in 0 }, count: rounds + 1)
    follow(start, weight: 1, round: 0, branches, measures)
  }

  private mutating func follow(
    _ state: State, weight: Double, round: Int, _ branches: [RoundBranch<State>], _ measures: (State) -> [Double]
  ) {
    for (index, value) in measures(state).enumerated() { means[round][index] += weight * value }
    guard round + 1 < means.count else { return }
    for branch in branches {
      var next = state
      branch.advance(&next)
      follow(next, weight: weight * branch.probability, round: round + 1, branches, measures)
    }
  }
}

extension NoisePaths {
  /// A method of the frame whose rule draws nothing.
  init<Rule: SendingRule>(
    _ method: ErrorFeedback<Rule>, from x0: [Double], on oracle: some FiniteNoiseOracle, rounds: Int,
    measures: (State) -> [Double]
  ) where State == ErrorFeedback<Rule>.State {
    var idle = WorkerStreams(
      seed: 0, experiment: "idle", repetition: 0, workerCount: oracle.problem.workerCount)
    self.init(
      from: method.start(at: x0, on: oracle, using: &idle), rounds: rounds,
      branches: RoundBranch.all(method, on: oracle), measures: measures)
  }

  /// EC-SGD of one worker with a random compressor: the branches are the outcomes of the noise times those of the dice.
  init<C: FiniteSupportCompressor>(
    compressor: C, stepSize: Double, from x0: [Double], on oracle: some FiniteNoiseOracle, rounds: Int,
    measures: (State) -> [Double]
  ) where State == ErrorFeedbackState<NoMemory> {
    let dice = compressor.outcomes(of: x0.map { _ in 1 }).map(\.probability)
    let branches = ChosenOutcomes.all(of: oracle).flatMap { chosen in
      dice.enumerated().map { outcome, probability in
        RoundBranch.only(
          ErrorFeedback(
            compressor: FixedOutcome(compressor, outcome: outcome), stepSizes: .constant(stepSize)),
          on: chosen, probability: chosen.probability * probability)
      }
    }
    self.init(
      from: State(x: x0, e: [x0.map { _ in 0 }]), rounds: rounds, branches: branches, measures: measures)
  }
}
