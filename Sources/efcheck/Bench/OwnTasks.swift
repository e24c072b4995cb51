import EFSpec
import GSL

/// The tasks of the benchmark, done by this package on one thread.
enum OwnTasks {
  static func measurements(_ size: BenchSize, repetitions: Int) -> [Measurement] {
    var stream = RandomStream(StreamName(seed: 1, purpose: .input, experiment: "bench"))
    var x = [Double](repeating: 0, count: size.dimension)
    var span = x.mutableSpan
    stream.fillGaussian(&span)
    return [
      measurement("topk", TopK(size.kept), x, repetitions),
      measurement("randk", RandK(size.kept, scaling: .biased), x, repetitions),
      measurement("qsgd", StandardDithering(levels: size.levels, norm: .two), x, repetitions),
      measurement("natural", NaturalCompression(), x, repetitions),
      measurement("scaled-sign", ScaledSign(signOfZero: .plusOne), x, repetitions),
      method(size, repetitions),
    ]
  }

  private static func measurement(
    _ task: String, _ compressor: some Compressor, _ x: [Double], _ repetitions: Int
  ) -> Measurement {
    var stream = RandomStream(StreamName(seed: 1, purpose: .compressor, experiment: "bench \(task)"))
    var output = [Double](repeating: 0, count: x.count)
    return .of(task, repetitions: repetitions) {
      var span = output.mutableSpan
      compressor.compress(x.span, into: &span, using: &stream)
    } outcome: {
      var error = 0.0
      var square = 0.0
      for i in x.indices {
        error += (output[i] - x[i]) * (output[i] - x[i])
        square += x[i] * x[i]
      }
      return error / square
    }
  }

  /// EF21-SGDM with Top-k on diagonal quadratics whose entries every peer computes alike.
  private static func method(_ size: BenchSize, _ repetitions: Int) -> Measurement {
    let (n, d) = (size.workers, size.methodDimension)
    let problem = DiagonalQuadratics(
      diagonals: (0..<n).map { i in (0..<d).map { j in curvature(i, j) } },
      gradientsAtMinimiser: (0..<n).map { i in (0..<d).map { j in offset(i % (n / 2), j) * (i < n / 2 ? 1 : -1) } },
      minimiser: Array(repeating: 0, count: d))
    let oracle = GaussianNoise(on: problem, variance: 1)
    let method = EF21SGDM(compressor: TopK(size.top), stepSize: 0.005, momentum: 0.1, initialBatch: 1)
    let start = [Double](repeating: 1, count: d)
    var end = start
    return .of("ef21-sgdm", repetitions: repetitions) {
      var streams = WorkerStreams(seed: 1, experiment: "bench", repetition: 0, workerCount: n)
      method.run(from: start, on: oracle, rounds: size.rounds, using: &streams) { round, state in
        if round == size.rounds { end = state.x }
        return true
      }
    } outcome: {
      problem.loss(at: end.span) / problem.loss(at: start.span)
    }
  }

  private static func curvature(_ i: Int, _ j: Int) -> Double { 0.5 + Double((7 * i + 13 * j) % 100) / 100 }

  /// The gradient at the minimiser of one half of the workers; the other half has the opposite.
  private static func offset(_ i: Int, _ j: Int) -> Double { Double((11 * i + 17 * j) % 21 - 10) / 10 }
}
