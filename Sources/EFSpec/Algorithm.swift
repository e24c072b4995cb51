/// A method that `n` workers run together, one communication round at a time.
///
/// The parameters of the method are the properties of the conforming type; what changes from round
/// to round is its `State`, in the paper's own symbols.
public protocol Algorithm: Sendable {
  associatedtype State: IterateState

  /// The state at round 0.
  func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> State

  /// Advances the state by one round, in place.
  func advance(_ state: inout State, on oracle: some GradientOracle, using streams: inout WorkerStreams)
}

/// The state of an algorithm, which holds the point at which progress is measured.
public protocol IterateState: Sendable {
  /// The iterate `xᵗ`.
  var x: [Double] { get }
}

extension Algorithm {
  /// Runs `rounds` rounds and shows the states of rounds 0, 1, …, `rounds` to `visit`: the one loop
  /// over rounds in the package.
  ///
  /// The run ends early when `visit` returns false.
  public func run(
    from x0: [Double], on oracle: some GradientOracle, rounds: Int, using streams: inout WorkerStreams,
    visit: (_ round: Int, _ state: State) throws -> Bool
  ) rethrows {
    var state = start(at: x0, on: oracle, using: &streams)
    guard try visit(0, state) else { return }
    for round in 1...max(1, rounds) where round <= rounds {
      advance(&state, on: oracle, using: &streams)
      guard try visit(round, state) else { return }
    }
  }
}
