/// EF21 for stochastic gradients: the estimates follow a momentum average instead of a bare gradient.
///
///     xᵗ⁺¹  = xᵗ − γ gᵗ                                             server
///     vᵢᵗ⁺¹ = (1 − η) vᵢᵗ + η ∇fᵢ(xᵗ⁺¹, ξᵢ)                          worker i
///     cᵢ    = C(vᵢᵗ⁺¹ − gᵢᵗ),   gᵢᵗ⁺¹ = gᵢᵗ + cᵢ                     worker i
///     gᵗ⁺¹  = gᵗ + (1/n) Σᵢ cᵢ                                       server
///
/// The start is `gᵢ⁰ = vᵢ⁰ =` the mean of `initialBatch` stochastic gradients at `x⁰`. The momentum `η`
/// is the weight of the new gradient; `η = 1` is EF21-SGD, which has no momentum.
///
/// - Randomness: one gradient and one compressor draw a worker and round; `initialBatch` gradients at
///   the start.
/// - Source: `fatkhullin2023`.
public struct EF21SGDM<C: Compressor>: Algorithm {
  public let compressor: C
  /// The step size `γ`, greater than 0.
  public let stepSize: Double
  /// The momentum `η`, in (0, 1].
  public let momentum: Double
  /// The number of gradients averaged at the start, at least 1.
  public let initialBatch: Int

  public init(compressor: C, stepSize: Double, momentum: Double, initialBatch: Int) {
    precondition(stepSize > 0, "a step size is positive")
    precondition(0 < momentum && momentum <= 1, "a momentum is in (0, 1]")
    precondition(initialBatch >= 1, "a batch holds at least one gradient")
    self.compressor = compressor
    self.stepSize = stepSize
    self.momentum = momentum
    self.initialBatch = initialBatch
  }

  public struct State: IterateState {
    /// The iterate `xᵗ`.
    public internal(set) var x: [Double]
    /// The momentum averages `vᵢᵗ`, one a worker.
    public internal(set) var v: [[Double]]
    /// The estimates `gᵢᵗ`, one a worker.
    public internal(set) var g: [[Double]]
    /// The server's `gᵗ`, kept up to date by adding messages; `(1/n) Σᵢ gᵢᵗ` but for rounding.
    public internal(set) var serverEstimate: [Double]
    var scratch: WorkerScratch

    public init(x: [Double], v: [[Double]], g: [[Double]]) {
      precondition((v + g).allSatisfy { $0.count == x.count }, "estimates have the dimension of the iterate")
      precondition(v.count == g.count, "every worker has an average and an estimate")
      self.x = x
      self.v = v
      self.g = g
      serverEstimate = mean(of: g)
      scratch = WorkerScratch(dimension: x.count)
    }
  }

  public func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> State {
    let zero = [Double](repeating: 0, count: x0.count)
    var v = Array(repeating: zero, count: oracle.problem.workerCount)
    var draw = zero
    for i in v.indices {
      for _ in 0..<initialBatch {
        oracle.gradient(of: i, at: x0, into: &draw, using: &streams.gradientNoise[i])
        add(1 / Double(initialBatch), draw, to: &v[i])
      }
    }
    return State(x: x0, v: v, g: v)
  }

  public func advance(_ state: inout State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    let n = oracle.problem.workerCount
    add(-stepSize, state.serverEstimate, to: &state.x)
    for i in 0..<n {
      oracle.gradient(of: i, at: state.x, into: &state.scratch.gradient, using: &streams.gradientNoise[i])
      blend(momentum, of: state.scratch.gradient, into: &state.v[i])
      subtract(state.g[i], from: state.v[i], into: &state.scratch.difference)
      compressor.compress(state.scratch.difference, into: &state.scratch.message, using: &streams.compressor[i])
      add(1, state.scratch.message, to: &state.g[i])
      add(1 / Double(n), state.scratch.message, to: &state.serverEstimate)
    }
  }
}
