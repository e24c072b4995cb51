/// Gradient descent along compressed gradients, with no memory of what compression lost.
///
///     cᵢ   = C(∇fᵢ(xᵗ, ξᵢ))              worker i
///     xᵗ⁺¹ = xᵗ − γ (1/n) Σᵢ cᵢ           server
///
/// With one worker and exact gradients this is `xᵗ⁺¹ = xᵗ − γ C(∇f(xᵗ))`. With several workers and a
/// biased compressor it may diverge at every step size.
///
/// - Randomness: one gradient and one compressor draw a worker and round.
/// - Source: `beznosikov2023`.
public struct CompressedGradientDescent<C: Compressor>: Algorithm {
  public let compressor: C
  /// The step size `γ`, greater than 0.
  public let stepSize: Double

  public init(compressor: C, stepSize: Double) {
    precondition(stepSize > 0, "a step size is positive")
    self.compressor = compressor
    self.stepSize = stepSize
  }

  public struct State: IterateState {
    /// The iterate `xᵗ`.
    public internal(set) var x: [Double]
    var step: [Double]
    var scratch: WorkerScratch

    public init(x: [Double]) {
      self.x = x
      step = x
      scratch = WorkerScratch(dimension: x.count)
    }
  }

  public func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> State {
    State(x: x0)
  }

  public func advance(_ state: inout State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    let n = oracle.problem.workerCount
    clear(&state.step)
    for i in 0..<n {
      oracle.gradient(of: i, at: state.x, into: &state.scratch.gradient, using: &streams.gradientNoise[i])
      compressor.compress(state.scratch.gradient, into: &state.scratch.message, using: &streams.compressor[i])
      add(1 / Double(n), state.scratch.message, to: &state.step)
    }
    add(-stepSize, state.step, to: &state.x)
  }
}
