import EFSpec

/// A run of a compressed method on given quadratics, with exact gradients and nothing drawn.
struct ReplayedRun {
  let problem: DenseQuadratics
  let start: [Double]
  /// The rounds whose states are recorded, ascending.
  let times: [Int]

  /// Compressed gradient descent; it has no errors.
  func descent<C: Compressor>(_ compressor: C, stepSize: Double) -> RunRecording {
    let method = CompressedGradientDescent(compressor: compressor, stepSize: stepSize)
    return record(method, compressor) { state, _ in (state.x, nil) }
  }

  /// EF14 with a constant step size.
  func errorFeedback<C: Compressor>(_ compressor: C, stepSize: Double) -> RunRecording {
    record(EF14(compressor: compressor, stepSize: stepSize), compressor) { state, _ in
      (state.x, (state.e, stepSize))
    }
  }

  /// EF14 with decreasing step sizes.
  func errorFeedback<C: Compressor>(_ compressor: C, strongConvexity: Double, offset: Double) -> RunRecording {
    let method = DecreasingStepEF14(compressor: compressor, strongConvexity: strongConvexity, offset: offset)
    return record(method, compressor) { state, round in
      (state.x, (state.e, method.stepSize(ofRound: round)))
    }
  }

  /// Runs a method and records what a reading of its states gives: the iterate, and where there are errors these
  /// and the step size of the round that comes.
  private func record<Method: Algorithm>(
    _ method: Method, _ compressor: some Compressor,
    _ read: (Method.State, _ round: Int) -> (x: [Double], memory: (e: [[Double]], stepSize: Double)?)
  ) -> RunRecording {
    var recording = RunRecording()
    var streams = WorkerStreams(seed: 0, experiment: "replay", repetition: 0, workerCount: problem.workerCount)
    method.run(from: start, on: ExactOracle(problem), rounds: times.last ?? 0, using: &streams) { round, state in
      let (x, memory) = read(state, round)
      for worker in 0..<problem.workerCount {
        var input = problem.gradient(of: worker, at: x)
        if let memory {
          for j in input.indices { input[j] = memory.e[worker][j] + memory.stepSize * input[j] }
        }
        recording.noteSelection(by: compressor, from: input)
      }
      if times.contains(round) { recording.add(x, errors: memory?.e) }
      return true
    }
    return recording
  }
}

/// What happened along a replayed run.
struct RunRecording {
  struct Entry {
    let x: [Double]
    /// `(1/n) Σᵢ ‖eᵢ‖²`.
    let meanSquaredError: Double
    /// `(1/n) Σᵢ eᵢ`.
    let meanError: [Double]
  }

  private(set) var states: [Entry] = []
  /// The smallest `(|y|₍k₎ − |y|₍k+1₎)/|y|₍k₎` over all that Top-k was given, the last state included; 1 for other
  /// compressors.
  private(set) var smallestSelectionGap = 1.0

  mutating func add(_ x: [Double], errors: [[Double]]?) {
    let e = errors ?? [x.map { _ in 0 }]
    states.append(
      Entry(
        x: x, meanSquaredError: e.reduce(0) { $0 + squaredNorm($1.span) } / Double(e.count), meanError: mean(of: e)))
  }

  mutating func noteSelection(by compressor: some Compressor, from y: [Double]) {
    guard let topK = compressor as? TopK, topK.k < y.count else { return }
    let magnitudes = y.map(\.magnitude).sorted(by: >)
    guard magnitudes[topK.k - 1] > 0 else { return }
    let gap = (magnitudes[topK.k - 1] - magnitudes[topK.k]) / magnitudes[topK.k - 1]
    smallestSelectionGap = min(smallestSelectionGap, gap)
  }
}
