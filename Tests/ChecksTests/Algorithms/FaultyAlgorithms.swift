import EFSpec

// Methods with a planted fault each. The checks must find every one of them.

/// EF21-SGDM with the momentum on the wrong side: `vᵢ ← η vᵢ + (1 − η) ∇fᵢ(x, ξ)`.
struct SwappedMomentum: Algorithm {
  let base: EF21SGDM<TopK>
  private var swapped: EF21SGDM<TopK> {
    EF21SGDM(
      compressor: base.compressor, stepSize: base.stepSize, momentum: 1 - base.momentum,
      initialBatch: base.initialBatch)
  }

  init(_ base: EF21SGDM<TopK>) { self.base = base }

  func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams)
    -> EF21SGDM<TopK>.State
  {
    swapped.start(at: x0, on: oracle, using: &streams)
  }

  func advance(_ state: inout EF21SGDM<TopK>.State, on oracle: some GradientOracle, using streams: inout WorkerStreams)
  {
    swapped.advance(&state, on: oracle, using: &streams)
  }
}

/// EF14 that forgets: `eᵢ ← 0` after every round.
struct ForgetfulEF14: Algorithm {
  let base: EF14<TopK>

  func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> EF14<TopK>.State {
    base.start(at: x0, on: oracle, using: &streams)
  }

  func advance(_ state: inout EF14<TopK>.State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    base.advance(&state, on: oracle, using: &streams)
    state = ErrorFeedbackState(x: state.x, e: state.e.map { $0.map { _ in 0 } })
  }
}

/// EF21 that compresses gradients instead of differences: `gᵢ ← C(∇fᵢ(x))`.
struct ForgetfulEF21: Algorithm {
  let base: EF21<TopK>

  func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> EF21<TopK>.State {
    base.start(at: x0, on: oracle, using: &streams)
  }

  func advance(_ state: inout EF21<TopK>.State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    var x = state.x
    for j in x.indices { x[j] -= base.stepSize * state.serverEstimate[j] }
    let restarted = EF21(
      compressor: base.compressor, stepSize: base.stepSize, initialEstimates: .compressed)
    state = restarted.start(at: x, on: oracle, using: &streams)
  }
}
