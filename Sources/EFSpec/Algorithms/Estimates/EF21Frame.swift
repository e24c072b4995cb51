import GSL

/// The EF21 frame: every worker sends compressed corrections of what it has sent before.
///
///     xᵗ⁺¹  = xᵗ − γₜ gᵗ                                        server
///     wᵢᵗ⁺¹ = what the estimator makes of ∇fᵢ(xᵗ⁺¹, ξᵢ)           worker i
///     cᵢ    = C(wᵢᵗ⁺¹ − gᵢᵗ),   gᵢᵗ⁺¹ = gᵢᵗ + cᵢ                  worker i
///     gᵗ⁺¹  = gᵗ + (1/n) Σᵢ cᵢ                                   server
///
/// An estimator may name a reference `rᵢ` of its own, which then replaces `gᵢᵗ` in the third line; the server's estimate
/// is then the mean of the workers'. Such methods are no implementable ones.
///
/// | estimator | method |
/// |---|---|
/// | `FreshGradient` | EF21; with noise EF21-SGD |
/// | `MomentumAverage` | EF21-SGDM, its momentum fixed or decreasing |
/// | `DoubleMomentum` | EF21-SGD2M |
/// | `RecursiveMomentum` | EF21-STORM, also known as EF21-MVR |
/// | `IdealMomentum` | EF21-SGDM-ideal; with momentum 1 EF21-SGD-ideal |
/// | `WithoutFeedback` | what compresses `wᵢ` itself; with the identity SGDM |
///
/// With the compressor `Rescaled(by: γ, C)` it is the variant for compressors of bounded absolute error.
///
/// The start is the mean of `initialBatch` stochastic gradients at `x⁰`. A round of an estimator without a reference
/// allocates no memory.
///
/// - Randomness: the estimator's gradients, from the streams of gradient noise, and one compressor draw a worker and
///   round; at the start `initialBatch` gradients, and one compressor draw where the first message is compressed.
/// - Source: `richtarik2021`, `fatkhullin2023`.
public struct EF21Frame<Estimator: GradientEstimator, C: Compressor>: Algorithm {
  public let estimator: Estimator
  public let compressor: C
  public let stepSizes: StepSizes
  /// The number of gradients averaged at the start, at least 1.
  public let initialBatch: Int
  public let initialEstimates: InitialEstimates

  public init(
    _ estimator: Estimator, compressor: C, stepSizes: StepSizes, initialBatch: Int = 1,
    initialEstimates: InitialEstimates = .exact
  ) {
    precondition(stepSizes[0] > 0, "a step size is positive")
    precondition(initialBatch >= 1, "a batch holds at least one gradient")
    self.estimator = estimator
    self.compressor = compressor
    self.stepSizes = stepSizes
    self.initialBatch = initialBatch
    self.initialEstimates = initialEstimates
  }

  /// The first step size `γ₀`, which is `γ` where it is constant.
  public var stepSize: Double { stepSizes[0] }

  public typealias State = EF21State<Estimator.Memory>

  public func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> State {
    let zero = [Double](repeating: 0, count: x0.count)
    var (memories, g): ([Estimator.Memory], [[Double]]) = ([], [])
    var draw = zero
    for i in 0..<oracle.problem.workerCount {
      var batch = zero
      for _ in 0..<initialBatch {
        oracle.gradient(of: i, at: x0, into: &draw, using: &streams.gradientNoise[i])
        add(1 / Double(initialBatch), draw, to: &batch)
      }
      let memory = estimator.memory(from: batch, of: i, at: x0, on: oracle)
      memories.append(memory)
      g.append(firstEstimate(memory, zero: zero, using: &streams.compressor[i]))
    }
    return State(x: x0, memories: memories, g: g)
  }

  /// `gᵢ⁰`.
  private func firstEstimate(
    _ memory: Estimator.Memory, zero: [Double], using stream: inout RandomStream
  ) -> [Double] {
    guard initialEstimates == .compressed else { return memory.target }
    var estimate = memory.reference ?? zero
    var difference = zero
    subtract(estimate, from: memory.target, into: &difference)
    add(1, compressor.compress(difference, using: &stream), to: &estimate)
    return estimate
  }

  public func advance(_ state: inout State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    let n = oracle.problem.workerCount
    var isIncremental = true
    add(-stepSizes[state.round], state.serverEstimate, to: &state.x)
    for i in 0..<n {
      estimator.update(
        &state.memories[i], of: i, at: state.x, inRound: state.round, on: oracle, scratch: &state.scratch.gradient,
        using: &streams.gradientNoise[i])
      if let reference = state.memories[i].reference {
        copy(reference, into: &state.g[i])
        isIncremental = false
      }
      subtract(state.g[i], from: state.memories[i].target, into: &state.scratch.difference)
      compressor.compress(state.scratch.difference, into: &state.scratch.message, using: &streams.compressor[i])
      add(1, state.scratch.message, to: &state.g[i])
      add(1 / Double(n), state.scratch.message, to: &state.serverEstimate)
    }
    if !isIncremental { state.serverEstimate = mean(of: state.g) }
    state.round += 1
  }
}

/// What the estimates of a method in the EF21 frame are at the start.
public enum InitialEstimates: Hashable, Sendable {
  /// `gᵢ⁰ = C(wᵢ⁰)`, or `rᵢ + C(wᵢ⁰ − rᵢ)` with a reference: the first message is compressed like all others.
  case compressed
  /// `gᵢ⁰ = wᵢ⁰`: the first message is sent whole.
  case exact
}
