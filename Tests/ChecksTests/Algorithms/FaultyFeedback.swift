import EFSpec
import GSL

/// A method of several workers with memories, written out: one function a round. For faults, and for the same text
/// without the fault.
struct WrittenOut: Algorithm {
  struct State: IterateState {
    var x: [Double]
    /// The errors, one a worker.
    var e: [[Double]]
    /// The workers' own iterates.
    var local: [[Double]]
    var round = 0

    /// `x − (1/n) Σ eₖ`.
    var virtualIterate: [Double] { x - mean(of: e) }
  }

  /// One round: the state, the step size, and the stochastic gradient of a worker at a point.
  typealias Round =
    @Sendable (
      _ state: inout State, _ stepSize: Double, _ gradient: (_ worker: Int, _ x: [Double]) -> [Double]
    ) -> Void

  let stepSizes: StepSizes
  let round: Round

  func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> State {
    let n = oracle.problem.workerCount
    return State(x: x0, e: Array(repeating: 0 * x0, count: n), local: Array(repeating: x0, count: n))
  }

  func advance(_ state: inout State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    var noise = streams.gradientNoise
    round(&state, stepSizes[state.round]) { worker, x in
      var gradient = x
      var span = gradient.mutableSpan
      oracle.gradient(of: worker, at: x.span, into: &span, using: &noise[worker])
      return gradient
    }
    streams.gradientNoise = noise
    state.round += 1
  }
}

// MARK: - EC-SGD

extension WrittenOut {
  /// EC-SGD as it should be, to show that the text around the faults has none itself.
  static func compressed(_ k: Int, _ stepSizes: StepSizes) -> WrittenOut {
    feedback(stepSizes) { e, gamma, g in
      let u = e + gamma * g
      let v = top(k, of: u)
      return (v, u - v)
    }
  }

  /// The memory holds gradients instead of steps: `v = γₜ C(e + g)`, `e⁺ = e + g − C(e + g)`.
  static func unscaledMemory(_ k: Int, _ stepSizes: StepSizes) -> WrittenOut {
    feedback(stepSizes) { e, gamma, g in
      let u = e + g
      let v = top(k, of: u)
      return (gamma * v, u - v)
    }
  }

  /// The step itself is forgotten by the memory: `e⁺ = e − C(e + γ g)`.
  static func forgottenStep(_ k: Int, _ stepSizes: StepSizes) -> WrittenOut {
    feedback(stepSizes) { e, gamma, g in
      let v = top(k, of: e + gamma * g)
      return (v, e - v)
    }
  }

  /// The step is compressed alone, and the memory sent whole beside it: `v = C(γ g) + e`.
  static func memoryAddedAfterwards(_ k: Int, _ stepSizes: StepSizes) -> WrittenOut {
    feedback(stepSizes) { e, gamma, g in
      let v = top(k, of: gamma * g)
      return (v + e, gamma * g - v)
    }
  }

  /// The server adds the messages up and does not divide by `n`.
  static func sumInsteadOfMean(_ k: Int, _ stepSizes: StepSizes) -> WrittenOut {
    feedback(
      stepSizes, share: { _ in 1 },
      send: { e, gamma, g in
        let u = e + gamma * g
        let v = top(k, of: u)
        return (v, u - v)
      })
  }

  /// - Parameters:
  ///   - share: The weight of a message at the server.
  ///   - send: Message and next error of a worker, from its error, the step size and its gradient.
  private static func feedback(
    _ stepSizes: StepSizes, share: @escaping @Sendable (_ workers: Int) -> Double = { 1 / Double($0) },
    send: @escaping @Sendable (_ e: [Double], _ stepSize: Double, _ g: [Double]) -> (v: [Double], e: [Double])
  ) -> WrittenOut {
    WrittenOut(stepSizes: stepSizes) { state, gamma, gradient in
      var step = 0 * state.x
      for k in state.e.indices {
        let (v, error) = send(state.e[k], gamma, gradient(k, state.x))
        step = step + share(state.e.count) * v
        state.e[k] = error
      }
      state.x = state.x - step
    }
  }
}

// MARK: - Local SGD

extension WrittenOut {
  /// Local SGD as it should be; `x` is the mean of the workers.
  static func local(_ steps: Int, _ stepSizes: StepSizes) -> WrittenOut {
    WrittenOut(stepSizes: stepSizes) { state, gamma, gradient in
      for k in state.local.indices { state.local[k] = state.local[k] - gamma * gradient(k, state.local[k]) }
      state.x = mean(of: state.local)
      if (state.round + 1).isMultiple(of: steps) { state.local = state.local.map { [x = state.x] _ in x } }
    }
  }

  /// The mean is taken one step late: after `H + 1` steps.
  static func localOneStepLate(_ steps: Int, _ stepSizes: StepSizes) -> WrittenOut { local(steps + 1, stepSizes) }

  /// Gradients are averaged at the time of communication, iterates never.
  static func localAveragingGradients(_ steps: Int, _ stepSizes: StepSizes) -> WrittenOut {
    WrittenOut(stepSizes: stepSizes) { state, gamma, gradient in
      let gradients = state.local.indices.map { gradient($0, state.local[$0]) }
      let isLast = (state.round + 1).isMultiple(of: steps)
      for k in state.local.indices {
        state.local[k] = state.local[k] - gamma * (isLast ? mean(of: gradients) : gradients[k])
      }
      state.x = mean(of: state.local)
    }
  }
}

// MARK: - Vectors

private func top(_ k: Int, of u: [Double]) -> [Double] {
  var stream = RandomStream(key: 0, stream: 0)
  return TopK(k).compress(u, using: &stream)
}

private func + (a: [Double], b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }
private func - (a: [Double], b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }
private func * (c: Double, a: [Double]) -> [Double] { a.map { c * $0 } }
