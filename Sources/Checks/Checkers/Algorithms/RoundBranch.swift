public import EFSpec

/// One way in which a round of an algorithm may turn out: its probability and the change of state.
///
/// All branches of a round together are its law, so that conditional expectations are finite sums.
public struct RoundBranch<State: IterateState>: Sendable {
  public let probability: Double
  /// The round, in place; it draws nothing.
  public let advance: @Sendable (inout State) -> Void

  public init(probability: Double, advance: @escaping @Sendable (inout State) -> Void) {
    self.probability = probability
    self.advance = advance
  }

  /// A round of a method whose compressor is deterministic, on an oracle that draws nothing.
  public static func only<A: Algorithm>(
    _ algorithm: A, on oracle: some GradientOracle, probability: Double = 1
  ) -> RoundBranch where A.State == State {
    // Nothing is drawn from these streams.
    let idle = WorkerStreams(seed: 0, experiment: "idle", repetition: 0, workerCount: oracle.problem.workerCount)
    return RoundBranch(probability: probability) { state in
      var streams = idle
      algorithm.advance(&state, on: oracle, using: &streams)
    }
  }

  /// The rounds of a method whose compressor is deterministic, on finite noise: `Kⁿ` branches for `K` outcomes
  /// and `n` workers.
  public static func all<A: Algorithm>(
    _ algorithm: A, on oracle: some FiniteNoiseOracle
  ) -> [RoundBranch] where A.State == State {
    ChosenOutcomes.all(of: oracle).map { only(algorithm, on: $0, probability: $0.probability) }
  }
}

extension RoundBranch {
  /// The rounds of EF21 with a random compressor whose dice all workers share, on exact gradients: a branch
  /// an outcome.
  ///
  /// - Precondition: The compressor has equally many outcomes, of the same probabilities, at every input of
  ///   dimension `d`.
  public static func allShared<C: FiniteSupportCompressor, P: Problem>(
    _ compressor: C, on problem: P, method: (FixedOutcome<C>) -> EF21<FixedOutcome<C>>
  ) -> [RoundBranch] where State == EF21State<GradientMemory> {
    let probabilities = compressor.outcomes(of: Array(repeating: 1, count: problem.dimension)).map(\.probability)
    return probabilities.enumerated().map { index, probability in
      only(method(FixedOutcome(compressor, outcome: index)), on: ExactOracle(problem), probability: probability)
    }
  }
}
