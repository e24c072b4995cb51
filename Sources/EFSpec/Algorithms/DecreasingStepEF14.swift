/// EF14 whose step sizes decrease like those of stochastic gradient descent.
///
///     γₜ = 4/(μ(κ + t)),   t = 0, 1, …
///
/// All else is as in `EF14`.
///
/// - Randomness: that of `EF14`.
/// - Source: `beznosikov2023`, `stich2020`.
public struct DecreasingStepEF14<C: Compressor>: Algorithm {
  public let compressor: C
  /// `μ`, greater than 0.
  public let strongConvexity: Double
  /// `κ`, greater than 0.
  public let offset: Double

  public init(compressor: C, strongConvexity: Double, offset: Double) {
    precondition(strongConvexity > 0 && offset > 0, "a step size is positive")
    self.compressor = compressor
    self.strongConvexity = strongConvexity
    self.offset = offset
  }

  public struct State: IterateState {
    /// The state of EF14.
    public internal(set) var base: EF14<C>.State
    /// The number `t` of rounds that were run.
    public internal(set) var round: Int

    public var x: [Double] { base.x }
  }

  /// `γₜ`.
  public func stepSize(ofRound round: Int) -> Double { 4 / (strongConvexity * (offset + Double(round))) }

  /// EF14 with the step size of one round.
  private func method(ofRound round: Int) -> EF14<C> {
    EF14(compressor: compressor, stepSize: stepSize(ofRound: round))
  }

  public func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> State {
    State(base: method(ofRound: 0).start(at: x0, on: oracle, using: &streams), round: 0)
  }

  public func advance(_ state: inout State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    method(ofRound: state.round).advance(&state.base, on: oracle, using: &streams)
    state.round += 1
  }
}
