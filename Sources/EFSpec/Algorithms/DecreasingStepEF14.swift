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
  /// The instance of the error-feedback frame that the method is.
  public let frame: ErrorCompensatedSGD<C>

  public init(compressor: C, strongConvexity: Double, offset: Double) {
    precondition(strongConvexity > 0 && offset > 0, "a step size is positive")
    self.compressor = compressor
    self.strongConvexity = strongConvexity
    self.offset = offset
    frame = ErrorCompensatedSGD(
      compressor: compressor, stepSizes: .decreasing(strongConvexity: strongConvexity, offset: offset))
  }

  public typealias State = ErrorFeedbackState<NoMemory>

  /// `γₜ`.
  public func stepSize(ofRound round: Int) -> Double { frame.stepSizes[round] }

  public func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> State {
    frame.start(at: x0, on: oracle, using: &streams)
  }

  public func advance(_ state: inout State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    frame.advance(&state, on: oracle, using: &streams)
  }
}
