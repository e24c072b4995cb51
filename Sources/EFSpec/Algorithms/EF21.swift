/// Error feedback that compresses differences: every worker sends a correction of its gradient estimate.
///
///     xᵗ⁺¹  = xᵗ − γ gᵗ                                             server
///     cᵢ    = C(∇fᵢ(xᵗ⁺¹, ξᵢ) − gᵢᵗ),   gᵢᵗ⁺¹ = gᵢᵗ + cᵢ             worker i
///     gᵗ⁺¹  = gᵗ + (1/n) Σᵢ cᵢ                                       server
///
/// The method is meant for exact gradients; with noise it is EF21-SGD, which EF21-SGDM with
/// momentum 1 is too.
///
/// - Randomness: one gradient and one compressor draw a worker and round, and at the start.
/// - Source: `richtarik2021`.
public struct EF21<C: Compressor>: Algorithm {
  /// What the estimates are at the start.
  public enum InitialEstimates: Hashable, Sendable {
    /// `gᵢ⁰ = C(∇fᵢ(x⁰))`: the first message is compressed like all others.
    case compressed
    /// `gᵢ⁰ = ∇fᵢ(x⁰)`: the first message is sent whole.
    case exact
  }

  public let compressor: C
  /// The step size `γ`, greater than 0.
  public let stepSize: Double
  public let initialEstimates: InitialEstimates

  public init(compressor: C, stepSize: Double, initialEstimates: InitialEstimates) {
    precondition(stepSize > 0, "a step size is positive")
    self.compressor = compressor
    self.stepSize = stepSize
    self.initialEstimates = initialEstimates
  }

  public struct State: IterateState {
    /// The iterate `xᵗ`.
    public internal(set) var x: [Double]
    /// The estimates `gᵢᵗ`, one a worker.
    public internal(set) var g: [[Double]]
    /// The server's `gᵗ`, kept up to date by adding messages; `(1/n) Σᵢ gᵢᵗ` but for rounding.
    public internal(set) var serverEstimate: [Double]
    var scratch: WorkerScratch

    public init(x: [Double], g: [[Double]]) {
      precondition(g.allSatisfy { $0.count == x.count }, "estimates have the dimension of the iterate")
      self.x = x
      self.g = g
      serverEstimate = mean(of: g)
      scratch = WorkerScratch(dimension: x.count)
    }
  }

  public func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> State {
    var g = Array(repeating: x0, count: oracle.problem.workerCount)
    for i in g.indices {
      oracle.gradient(of: i, at: x0, into: &g[i], using: &streams.gradientNoise[i])
      if initialEstimates == .compressed { g[i] = compressor.compress(g[i], using: &streams.compressor[i]) }
    }
    return State(x: x0, g: g)
  }

  public func advance(_ state: inout State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    let n = oracle.problem.workerCount
    add(-stepSize, state.serverEstimate, to: &state.x)
    for i in 0..<n {
      oracle.gradient(of: i, at: state.x, into: &state.scratch.gradient, using: &streams.gradientNoise[i])
      subtract(state.g[i], from: state.scratch.gradient, into: &state.scratch.difference)
      compressor.compress(state.scratch.difference, into: &state.scratch.message, using: &streams.compressor[i])
      add(1, state.scratch.message, to: &state.g[i])
      add(1 / Double(n), state.scratch.message, to: &state.serverEstimate)
    }
  }
}
