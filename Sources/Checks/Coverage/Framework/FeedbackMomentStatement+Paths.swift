import EFSpec
import GSL
import Theory

extension FeedbackMomentStatement {
  /// Recursions beside expectations over all paths of the noise.
  func examinePaths(_ places: inout Places) throws {
    switch self {
    case .delayRecursion:
      for (delay, growth) in [(0, 0.5), (1, 2), (3, 0)] {
        let mode = try QuadraticMode(eigenvalue: 0.7, noiseVariance: 0.3, noiseGrowth: growth)
        let oracle = GrowingNoise(
          FiniteNoise(on: FeedbackScene.diagonal([0.7]), points: [[1], [-1]].map { [$0[0] * 0.3.squareRoot()] }),
          growth: growth)
        let paths = NoisePaths(
          ErrorFeedback(delays: FixedDelay(delay), stepSizes: .constant(0.4)), from: [1], on: oracle, rounds: 6
        ) { state in
          let virtual = state.virtualIterate[0]
          return [state.x[0] * state.x[0], state.e[0][0] * state.e[0][0], virtual * virtual]
        }
        var moments = try DelayMoments(mode: mode, delay: delay, start: 1)
        for t in 0...6 {
          let exact = [moments.secondMoment, moments.squaredError, moments.virtualSecondMoment]
          note(exact, paths.means[t], "τ = \(delay), m = \(growth), t = \(t)", &places)
          moments.advance(stepSize: 0.4)
        }
      }
    case .maskRecursion:
      for (alpha, scale) in [(0.3, 1.0), (0.3, 1.9), (0.8, 1)] {
        let mode = try QuadraticMode(eigenvalue: 0.7, noiseVariance: 0, noiseGrowth: 0.5)
        let oracle = GrowingNoise(FiniteNoise(on: FeedbackScene.diagonal([0.7]), points: [[0]]), growth: 0.5)
        let paths = NoisePaths(
          compressor: Scaled(by: scale, Bernoulli(probability: alpha)), stepSize: 0.4, from: [1], on: oracle, rounds: 6
        ) { state in
          let virtual = state.virtualIterate[0]
          return [state.x[0] * state.x[0], state.e[0][0] * state.e[0][0], virtual * virtual]
        }
        var moments = MaskMoments(mode: mode, compressor: try ContractiveClass(alpha: alpha), scale: scale, start: 1)
        for t in 0...6 {
          let exact = [moments.secondMoment, moments.squaredError, moments.virtualSecondMoment]
          note(exact, paths.means[t], "α = \(alpha), s = \(scale), t = \(t)", &places)
          moments.advance(stepSize: 0.4)
        }
      }
    case .localRecursion:
      for growth in [0, 0.5] {
        let problem = Replicated(FeedbackScene.diagonal([0.7]), copies: 2)
        let points = growth == 0 ? [[0.5], [-0.5]] : [[0.0]]
        let oracle = GrowingNoise(FiniteNoise(on: problem, points: points), growth: growth)
        let mode = try QuadraticMode(
          eigenvalue: 0.7, noiseVariance: growth == 0 ? 0.25 : 0, noiseGrowth: growth)
        let paths = NoisePaths(
          ErrorFeedback(localSteps: 3, stepSizes: .constant(0.4)), from: [1], on: oracle, rounds: growth == 0 ? 4 : 5
        ) { [$0.virtualIterate[0] * $0.virtualIterate[0], $0.consensusDistance] }
        var moments = LocalMoments(mode: mode, schedule: try LocalSchedule(steps: 3, workerCount: 2), start: 1)
        for mean in paths.means {
          note([moments.secondMoment, moments.consensus], mean, "H = 3, n = 2, m = \(growth)", &places)
          moments.advance(stepSize: 0.4)
        }
      }
    default: try examineMatrixPaths(&places)
    }
  }

  private func note(_ exact: [Double], _ paths: [Double], _ place: String, _ places: inout Places) {
    places.note(equal: exact, paths, at: "\(place), all paths of the noise", x: paths, slack: 1e-11)
  }

  /// `½xᵀAx` in the plane with two outcomes of noise.
  private func examineMatrixPaths(_ places: inout Places) throws {
    let matrix = SymmetricMatrix(dimension: 2, entries: [1, 0.4, 0.4, 0.6])
    let problem = try CentredQuadratics(matrices: [matrix], centres: [[0, 0]])
    let oracle = FiniteNoise(on: problem, points: [[0.5, -0.2], [-0.5, 0.2]])
    let quadratic = try NoisyQuadratic(
      hessian: [[1, 0.4], [0.4, 0.6]], covariance: [[0.25, -0.1], [-0.1, 0.04]])
    func measures<Memory>(_ state: ErrorFeedbackState<Memory>) -> [Double] {
      let (x, e) = (state.x, state.e[0])
      return [squaredNorm(x.span), squaredNorm(e.span), problem.loss(at: x.span)]
    }
    if self == .delayMatrix {
      for delay in [0, 2] {
        let paths = NoisePaths(
          ErrorFeedback(delays: FixedDelay(delay), stepSizes: .constant(0.4)), from: [1, -2], on: oracle, rounds: 7,
          measures: measures)
        var moments = try DelayMatrixMoments(quadratic: quadratic, delay: delay, start: [1, -2])
        for t in 0...7 {
          note(
            [moments.squaredNorm, moments.squaredError, moments.loss], paths.means[t], "τ = \(delay), t = \(t)",
            &places)
          moments.advance(stepSize: 0.4)
        }
      }
    } else {
      let bernoulli = try ContractiveClass(alpha: 0.5)
      try noteMask(RandK(1, scaling: .biased), .randK(1), quadratic, oracle, measures, &places)
      try noteMask(IndependentMask(), .bernoulli(bernoulli), quadratic, oracle, measures, &places)
    }
  }

  private func noteMask(
    _ compressor: some FiniteSupportCompressor, _ mask: MaskLaw, _ quadratic: NoisyQuadratic,
    _ oracle: FiniteNoise<CentredQuadratics>, _ measures: (ErrorFeedbackState<NoMemory>) -> [Double],
    _ places: inout Places
  ) throws {
    let paths = NoisePaths(
      compressor: compressor, stepSize: 0.4, from: [1, -2], on: oracle, rounds: 4, measures: measures)
    var moments = try MaskMatrixMoments(quadratic: quadratic, mask: mask, start: [1, -2])
    for t in 0...4 {
      note([moments.squaredNorm, moments.squaredError, moments.loss], paths.means[t], "\(mask), t = \(t)", &places)
      moments.advance(stepSize: 0.4)
    }
  }
}

/// Keeps each of two entries for itself with probability ½.
private struct IndependentMask: FiniteSupportCompressor {
  var isDeterministic: Bool { false }

  func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    for i in x.indices { output[i] = stream.bernoulli(0.5) ? x[i] : 0 }
  }

  func outcomes(of x: [Double]) -> [Outcome] {
    [[x[0], x[1]], [x[0], 0], [0, x[1]], [0, 0]].map { Outcome(probability: 0.25, value: $0) }
  }
}
