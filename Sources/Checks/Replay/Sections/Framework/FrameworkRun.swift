import EFSpec

/// A run of a method of the error-feedback frame on tabulated noise.
struct FrameworkRun {
  let start: [Double]
  /// The number of workers, a multiple of the number of losses.
  let workers: Int
  let stepSizes: StepSizes
  /// The rounds whose states are recorded, ascending.
  let times: [Int]
  let noiseAmplitude: Double

  /// Runs a method that sends by a rule, and records what the table has of it.
  func record<Rule: SendingRule>(_ rule: Rule, on losses: some Problem) -> FrameworkRecording {
    var recording = FrameworkRecording()
    var (errors, gap): ([[Double]], Double?) = ([], nil)
    run(ErrorFeedback(rule, stepSizes: stepSizes), on: losses) { state, oracle in
      if let topK = (rule as? SendCompressed<TopK>)?.compressor, let oracle {
        let smallest = smallestSelectionGap(of: topK, state, oracle)
        gap = min(gap ?? smallest, smallest)
      }
      guard times.contains(state.round) else { return }
      recording.add(state.x, on: losses)
      errors.append(mean(of: state.e))
    }
    recording.e = errors
    recording.smallestSelectionGap = gap
    return recording
  }

  /// Runs local SGD, of which the table has the mean of the workers and their spread before they take it.
  func recordLocal(steps: Int, on losses: some Problem) -> FrameworkRecording {
    var recording = FrameworkRecording()
    var (spread, consensus) = (0.0, [Double]())
    // A worker that never communicates keeps what the mean would wipe out.
    let alone = LocalSGD(localSteps: .max, stepSizes: stepSizes)
    run(LocalSGD(localSteps: steps, stepSizes: stepSizes), on: losses) { state, oracle in
      if times.contains(state.round) {
        recording.add(state.virtualIterate, on: losses)
        consensus.append(spread)
      }
      guard let oracle else { return }
      var (next, streams) = (state, streams)
      alone.advance(&next, on: oracle, using: &streams)
      spread = next.consensusDistance
    }
    recording.consensus = consensus
    return recording
  }

  /// Shows every state to `visit`, with the oracle of the step that comes; nil after the last one.
  private func run<Rule: SendingRule, Losses: Problem>(
    _ method: ErrorFeedback<Rule>, on losses: Losses,
    visit: (ErrorFeedback<Rule>.State, GivenNoise<Replicated<Losses>>?) -> Void
  ) {
    let problem = Replicated(losses, copies: workers / losses.workerCount)
    var streams = streams
    var state = method.start(at: start, on: ExactOracle(problem), using: &streams)
    for t in 0..<(times.last ?? 0) {
      let oracle = GivenNoise(on: problem, noise: noise(ofStep: t))
      visit(state, oracle)
      method.advance(&state, on: oracle, using: &streams)
    }
    visit(state, nil)
  }

  /// The streams of a run that draws nothing.
  private var streams: WorkerStreams {
    WorkerStreams(seed: 0, experiment: "replay", repetition: 0, workerCount: workers)
  }

  /// `a (((7t + 11j + 5k + 3) mod 13) − 6)/6` in entry `j` of worker `k`.
  private func noise(ofStep t: Int) -> [[Double]] {
    (0..<workers).map { k in
      start.indices.map { j in noiseAmplitude * Double((7 * t + 11 * j + 5 * k + 3) % 13 - 6) / 6 }
    }
  }

  /// The smallest `(|u|₍k₎ − |u|₍k+1₎)/|u|₍k₎` over the workers' `u = e + γ g`.
  private func smallestSelectionGap<Memory>(
    of topK: TopK, _ state: ErrorFeedbackState<Memory>, _ oracle: GivenNoise<some Problem>
  ) -> Double {
    let gaps = state.e.indices.map { worker -> Double in
      let gradient = zip(oracle.problem.gradient(of: worker, at: state.x), oracle.noise[worker]).map { $0 + $1 }
      let u = zip(state.e[worker], gradient).map { $0 + stepSizes[state.round] * $1 }
      let magnitudes = u.map(\.magnitude).sorted(by: >)
      guard topK.k < u.count, magnitudes[topK.k - 1] > 0 else { return 1 }
      return (magnitudes[topK.k - 1] - magnitudes[topK.k]) / magnitudes[topK.k - 1]
    }
    return gaps.min() ?? 1
  }
}

/// What happened along a run at the recorded times.
struct FrameworkRecording {
  private(set) var x: [[Double]] = []
  /// `f(x)`.
  private(set) var f: [Double] = []
  /// The mean of the workers' errors, where the table has it.
  var e: [[Double]]?
  var smallestSelectionGap: Double?
  /// `(1/n) Σₖ ‖xₖ − x̄‖²` before the mean was taken.
  var consensus: [Double]?

  mutating func add(_ iterate: [Double], on losses: some Problem) {
    x.append(iterate)
    f.append(losses.loss(at: iterate.span))
  }
}
