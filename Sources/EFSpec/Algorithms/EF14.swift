/// Error feedback in its first form: what compression loses is kept and added to the next step.
///
///     pᵢ    = eᵢᵗ + γ ∇fᵢ(xᵗ, ξᵢ),   Δᵢ = C(pᵢ),   eᵢᵗ⁺¹ = pᵢ − Δᵢ      worker i
///     xᵗ⁺¹  = xᵗ − (1/n) Σᵢ Δᵢ                                          server
///
/// The errors start at `eᵢ⁰ = 0`. The virtual iterate `xᵗ − (1/n) Σᵢ eᵢᵗ` makes steps of stochastic
/// gradient descent, `−γ (1/n) Σᵢ ∇fᵢ(xᵗ, ξᵢ)`, whatever the compressor is. Also known as EC-SGD.
///
/// - Randomness: one gradient and one compressor draw a worker and round.
/// - Source: `stich2020`, there for one worker.
public struct EF14<C: Compressor>: Algorithm {
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
    /// The errors `eᵢᵗ`, one a worker.
    public internal(set) var e: [[Double]]
    var step: [Double]
    var scratch: WorkerScratch

    public init(x: [Double], e: [[Double]]) {
      precondition(e.allSatisfy { $0.count == x.count }, "errors have the dimension of the iterate")
      self.x = x
      self.e = e
      step = x
      scratch = WorkerScratch(dimension: x.count)
    }

    /// `xᵗ − (1/n) Σᵢ eᵢᵗ`.
    public var virtualIterate: [Double] {
      var virtual = x
      add(-1, mean(of: e), to: &virtual)
      return virtual
    }
  }

  public func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> State {
    let zero = [Double](repeating: 0, count: x0.count)
    return State(x: x0, e: Array(repeating: zero, count: oracle.problem.workerCount))
  }

  public func advance(_ state: inout State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    let n = oracle.problem.workerCount
    clear(&state.step)
    for i in 0..<n {
      oracle.gradient(of: i, at: state.x, into: &state.scratch.gradient, using: &streams.gradientNoise[i])
      // The error's memory holds pᵢ until the message is known.
      add(stepSize, state.scratch.gradient, to: &state.e[i])
      compressor.compress(state.e[i], into: &state.scratch.message, using: &streams.compressor[i])
      add(-1, state.scratch.message, to: &state.e[i])
      add(1 / Double(n), state.scratch.message, to: &state.step)
    }
    add(-1, state.step, to: &state.x)
  }
}
