import EFSpec
import GSL
import Theory

extension FeedbackErrorStatement: Exercisable {
  var relation: Statement.Relation { self == .localAlone ? .equals : .atMost }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .forgettingAtLeast, .forgettingAtMost, .compressedFloor: try examineRates(&places)
    case .delayed: try Self.examineDelays(&places)
    case .delayedTable: try Self.examineTables(&places)
    case .delayedAdversarially: try Self.examineAdversaries(&places) { try .adversarial(delay: $0, noise: $1) }
    case .compressed: try Self.examineCompression(&places, run) { .tight($0, noise: $1) }
    case .compressedSimple: try Self.examineCompression(&places, run) { .simple($0, noise: $1) }
    case .compressedUnrolled: try examineUnrolled(&places)
    case .meanError: examineMeanError(&places, run)
    case .distributed: try examineWorkers(&places, run)
    case .localGeneral:
      try Self.examineLocalSteps(&places) { try .general(steps: $0, workerCount: $1, noise: $2, stepSize: $3) }
    case .localConvex:
      try Self.examineLocalSteps(&places, isConvex: true) {
        try .convex(smoothness: 1, workerCount: $1, noise: $2, stepSize: $3)
      }
    case .localAlone: examineLoneSteps(&places)
    }
  }

  private func examineRates(_ places: inout Places) throws {
    for alpha in [1, 0.9, 0.5, 0.1, 1e-3, 1e-9] {
      let rates = ContractionRates(try ContractiveClass(alpha: alpha))
      switch self {
      case .forgettingAtLeast: places.note(alpha / 2, rates.forgetting, at: "α = \(alpha)")
      case .forgettingAtMost: places.note(rates.forgetting, alpha, at: "α = \(alpha)")
      default:
        guard alpha < 1 else { continue }
        places.note(
          rates.squaredFactor * rates.reach, 2 * (1 - alpha) / alpha, at: "α = \(alpha)")
      }
    }
  }

  // MARK: - Delays

  /// One mode of a quadratic with additive and multiplicative noise.
  static func modes() throws -> [QuadraticMode] {
    try [1e-3, 0.2, 1].flatMap { eigenvalue in
      try [(0.0, 1.0), (1, 0), (4, 0.1)].map {
        try QuadraticMode(eigenvalue: eigenvalue, noiseVariance: $0.1, noiseGrowth: $0.0)
      }
    }
  }

  /// `E e²` by exact moments of D-SGD, at every time.
  static func examineDelays(_ places: inout Places, change: (inout DelayedErrorBound) -> Void = { _ in }) throws {
    let step = 0.05
    for mode in try modes() {
      let noise = try NoiseConstants(growth: mode.noiseGrowth, variance: mode.noiseVariance)
      for delay in [1, 4, 10] {
        var bound = try DelayedErrorBound.independent(delay: delay, noise: noise)
        change(&bound)
        for start in [0.0, 1] {
          var moments = try DelayMoments(mode: mode, delay: delay, start: start)
          var gradients: [Double] = []
          for t in 0..<30 {
            let sides = bound.sides(
              meanSquaredError: moments.squaredError, at: t, stepSizes: Array(repeating: step, count: t),
              squaredGradients: gradients)
            if sides.right > 0 {
              places.note(
                sides.left, sides.right, at: "\(mode.words), τ = \(delay), t = \(t), x₀ = \(start)", slack: 1e-11)
            }
            gradients.append(mode.eigenvalue * mode.eigenvalue * moments.secondMoment)
            moments.advance(stepSize: step)
          }
        }
      }
    }
  }

  /// `E‖e‖²` over all paths of the noise on a loss that is not convex.
  private static func examineTables(_ places: inout Places) throws {
    let oracle = GrowingNoise(FiniteNoise(on: Angular(beta: 0.4), points: [[0, 0]]), growth: 2)
    for (delays, name) in [([2, 0, 1], "a table"), ([3], "τ = 3"), ([1], "τ = 1")] {
      let bound = try DelayedErrorBound.independent(
        delay: delays.max() ?? 0, noise: NoiseConstants(growth: 2, variance: 0))
      for step in [0.01, 0.1] {
        try note(DelayTable(delays), on: oracle, from: [1, 1], step, bound, name, &places)
      }
    }
  }

  /// Delays of those who see the noise: always late where gradients hardly change, and late for half of the noise.
  static func examineAdversaries(
    _ places: inout Places, bound: (_ delay: Int, _ noise: NoiseConstants) throws -> DelayedErrorBound
  ) throws {
    let quiet = FiniteNoise(on: SmoothAbsoluteValue(dimension: 1), points: [[0]])
    try note(
      AdversarialDelay(3) { gradient, _ in gradient[0] > 0 }, on: quiet, from: [100], 0.01,
      bound(3, NoiseConstants(growth: 0, variance: 0)), "an adversary without noise", &places)
    let signs = FiniteNoise(on: FeedbackScene.diagonal([1]), points: [[1], [-1]])
    try note(
      AdversarialDelay(5) { gradient, x in gradient[0] > x[0] }, on: signs, from: [0], 0.02,
      bound(5, NoiseConstants(growth: 0, variance: 1)), "late iff the noise is positive", &places)
  }

  private static func note<Delay: DelayRule, Oracle: FiniteNoiseOracle>(
    _ delays: Delay, on oracle: Oracle, from x0: [Double], _ step: Double, _ bound: DelayedErrorBound, _ name: String,
    _ places: inout Places
  ) throws {
    let rounds = 9
    let method = ErrorFeedback(delays: delays, stepSizes: .constant(step))
    let paths = NoisePaths(method, from: x0, on: oracle, rounds: rounds) { state in
      let (error, gradient) = (state.e[0], oracle.problem.gradient(at: state.x))
      return [squaredNorm(error.span), squaredNorm(gradient.span)]
    }
    for t in 1...rounds {
      let sides = bound.sides(
        meanSquaredError: paths.means[t][0], at: t, stepSizes: Array(repeating: step, count: t),
        squaredGradients: paths.means[..<t].map { $0[1] })
      places.note(
        sides.left, sides.right, at: "\(name), γ = \(step), t = \(t), all paths of the noise", x: x0, slack: 1e-11)
    }
  }

  // MARK: - Compression

  /// `E‖e⁺‖²` over the outcomes of noise and dice, at every state, and where the error points along the gradient.
  static func examineCompression(
    _ places: inout Places, _ run: RunSettings,
    bound: (_ compressor: ContractiveClass, _ noise: NoiseConstants) throws -> CompressedErrorBound
  ) throws {
    let compressors: [(any ExactMomentsCompressor, Double, String)] = [
      (TopK(1), 0.5, "Top-1"), (RandK(1, scaling: .biased), 0.5, "Rand-1"),
      (Bernoulli(probability: 0.3), 0.3, "Bernoulli 0.3"), (Bernoulli(probability: 0.05), 0.05, "Bernoulli 0.05"),
    ]
    for scene in try FeedbackScene.all() {
      let states = scene.states(workers: 1, in: run)
      for (compressor, alpha, name) in compressors {
        let lemma = try bound(ContractiveClass(alpha: alpha), scene.noise)
        let step = 0.2 / scene.smoothness
        for state in states {
          let x = state.points[0]
          let gradient = scene.gradient(x)
          let own = zip(x, state.virtual).map { $0 - $1 }
          for error in [own] + [0.5, 1, 2, 5, 10, 40].map({ factor in gradient.map { factor * step * $0 } }) {
            let expected = scene.draws(x).reduce(0.0) { sum, draw in
              sum + draw.probability
                * compressor.moments(of: zip(error, draw.value).map { $0 + step * $1 }).squaredError
            }
            let sides = lemma.sides(
              expectedSquaredError: expected, meanSquaredError: squaredNorm(error.span),
              squaredGradient: squaredNorm(gradient.span), stepSize: step)
            guard sides.right > 0 else { continue }
            places.note(sides.left, sides.right, at: "\(name), \(scene.name), \(state.place)", x: x, slack: 1e-11)
          }
        }
      }
    }
  }

  /// `E e²` by exact moments of EC-SGD with a mask, from the minimiser and from beside it.
  private func examineUnrolled(_ places: inout Places) throws {
    let step = 0.05
    for mode in try Self.modes() {
      let noise = try NoiseConstants(growth: mode.noiseGrowth, variance: mode.noiseVariance)
      for alpha in [0.9, 0.5, 0.1] {
        let compressor = try ContractiveClass(alpha: alpha)
        let bound = CompressedErrorBound.tight(compressor, noise: noise)
        for start in [0.0, 1] {
          var moments = MaskMoments(mode: mode, compressor: compressor, start: start)
          var gradients: [Double] = []
          for t in 0..<40 {
            let sides = bound.unrolledSides(
              meanSquaredError: moments.squaredError, at: t, stepSizes: Array(repeating: step, count: t),
              squaredGradients: gradients)
            if sides.right > 0 {
              places.note(sides.left, sides.right, at: "\(mode.words), α = \(alpha), t = \(t)", slack: 1e-11)
            }
            gradients.append(mode.eigenvalue * mode.eigenvalue * moments.secondMoment)
            moments.advance(stepSize: step)
          }
        }
      }
    }
  }

  private func examineMeanError(_ places: inout Places, _ run: RunSettings) {
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "mean error"))
    for n in [1, 2, 7] {
      for spread in [0.0, 1, 10] {
        let center = [1, -2, 0.5]
        let errors = (0..<n).map { _ in center.map { $0 + spread * stream.gaussian() } }
        places.note(
          squaredNorm(mean(of: errors).span), errors.reduce(0) { $0 + squaredNorm($1.span) } / Double(n),
          at: "n = \(n), spread \(spread)", x: errors[0])
      }
    }
  }

  /// Two workers with a common centre, with a common matrix, and with neither; the dice and the noise are independent.
  private func examineWorkers(_ places: inout Places, _ run: RunSettings) throws {
    let matrices = [[2, 0.5, 0.5, 1], [1, 0, 0, 3]].map { SymmetricMatrix(dimension: 2, entries: $0) }
    let centres = [[1.0, -1], [-1, 2]]
    let problems = try [
      ("a common centre", CentredQuadratics(matrices: matrices, centres: [centres[0], centres[0]])),
      ("a common matrix", CentredQuadratics(matrices: [matrices[0], matrices[0]], centres: centres)),
      ("different quadratics", CentredQuadratics(matrices: matrices, centres: centres)),
    ]
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "workers' errors"))
    for (name, problem) in problems {
      let curve = try NoiseGrowthCurve(workersOf: problem)
      // With a common centre or a common matrix the critical growth itself has a floor.
      let growth = name == "different quadratics" ? 1.5 * curve.criticalGrowth : curve.criticalGrowth * (1 + 1e-12)
      let floor = name == "a common matrix" ? problem.heterogeneityAtMinimiser : curve.floor(atGrowth: growth)
      let workers = try WorkerGradients(workerCount: 2, heterogeneity: max(0, floor), growth: max(1, growth))
      for (alpha, M) in [(0.95, 0.0), (0.3, 0.5), (0.05, 2)] {
        let lemma = CompressedErrorBound.tight(
          try ContractiveClass(alpha: alpha), noise: try NoiseConstants(growth: M, variance: 0.5), workers: workers)
        let oracle = GrowingNoise(FiniteNoise(on: problem, points: [[0.5, 0.5], [-0.5, -0.5]]), growth: M)
        for scale in [0.0, 1, 30] {
          for spread in [0.0, 0.1, 1] {
            let x = problem.minimiser.map { $0 + scale * stream.gaussian() }
            let errors = (0..<2).map { _ in x.map { _ in spread * stream.gaussian() } }
            var expected = 0.0
            for (worker, error) in errors.enumerated() {
              for (outcome, probability) in oracle.outcomeProbabilities.enumerated() {
                var gradient = x
                var span = gradient.mutableSpan
                oracle.gradient(of: worker, at: x.span, outcome: outcome, into: &span)
                let pending = zip(error, gradient).map { $0 + 0.1 * $1 }
                expected += probability / 2 * Bernoulli(probability: alpha).moments(of: pending).squaredError
              }
            }
            let sides = lemma.sides(
              expectedSquaredError: expected,
              meanSquaredError: errors.reduce(0) { $0 + squaredNorm($1.span) } / 2,
              squaredGradient: squaredNorm(problem.gradient(at: x).span), stepSize: 0.1)
            places.note(sides.left, sides.right, at: "\(name), α = \(alpha), M = \(M)", x: x, slack: 1e-9)
          }
        }
      }
    }
  }

  // MARK: - Local steps

  /// `E V` by exact moments of local SGD on quadratics, and over all paths of the noise on a loss that is not convex.
  static func examineLocalSteps(
    _ places: inout Places, isConvex: Bool = false,
    bound: (_ steps: Int, _ workers: Int, _ noise: NoiseConstants, _ stepSize: Double) throws -> LocalErrorBound
  ) throws {
    let step = 0.05
    for mode in try modes() {
      let noise = try NoiseConstants(growth: mode.noiseGrowth, variance: mode.noiseVariance)
      for (steps, workers) in [(2, 2), (6, 4), (6, 30)] {
        let lemma = try bound(steps, workers, noise, step)
        var moments = LocalMoments(
          mode: mode, schedule: try LocalSchedule(steps: steps, workerCount: workers), start: 1)
        var gradients: [Double] = []
        for t in 0..<24 {
          if t % steps == 0 { gradients = [] }
          let sides = lemma.sides(meanSquaredError: moments.consensus, squaredGradientsSinceAveraging: gradients)
          if sides.right > 0 {
            places.note(
              sides.left, sides.right, at: "\(mode.words), H = \(steps), n = \(workers), t = \(t)", slack: 1e-11)
          }
          gradients.append(mode.eigenvalue * mode.eigenvalue * (moments.secondMoment + moments.consensus))
          moments.advance(stepSize: step)
        }
      }
    }
    guard !isConvex else { return }
    let problem = Replicated(SaturatingSquares(dimension: 1), copies: 2)
    let oracle = FiniteNoise(on: problem, points: [[1], [-1]])
    let method = ErrorFeedback(localSteps: 6, stepSizes: .constant(0.3))
    let lemma = try bound(6, 2, NoiseConstants(growth: 0, variance: 1), 0.3)
    let paths = NoisePaths(method, from: [0.5], on: oracle, rounds: 5) { state in
      let squares = state.localIterates.map { squaredNorm(problem.gradient(of: 0, at: $0).span) }
      return [state.consensusDistance, GSL.mean(squares)]
    }
    for t in 1...5 {
      let sides = lemma.sides(
        meanSquaredError: paths.means[t][0], squaredGradientsSinceAveraging: paths.means[..<t].map { $0[1] })
      places.note(sides.left, sides.right, at: "saturating squares, t = \(t), all paths of the noise", slack: 1e-11)
    }
  }

  private func examineLoneSteps(_ places: inout Places) {
    for (localSteps, n) in [(5, 1), (1, 3)] {
      let oracle = FiniteNoise(on: Replicated(Angular(beta: 0.4), copies: n), points: [[1, 0], [-1, 0]])
      let local = ErrorFeedback(localSteps: localSteps, stepSizes: .constant(0.1))
      let plain = ErrorFeedback(stepSizes: .constant(0.1))
      var streams = WorkerStreams(seed: 0, experiment: "alone", repetition: 0, workerCount: n)
      var (states, reference) = (
        local.start(at: [1, -2], on: oracle, using: &streams), plain.start(at: [1, -2], on: oracle, using: &streams)
      )
      for t in 0..<12 {
        let chosen = ChosenOutcomes(oracle, outcomes: (0..<n).map { (t + $0) % 2 })
        local.advance(&states, on: chosen, using: &streams)
        plain.advance(&reference, on: chosen, using: &streams)
        let place = "H = \(localSteps), n = \(n), round \(t)"
        places.note(equal: states.virtualIterate, reference.x, at: place, x: reference.x)
        for iterate in states.localIterates { places.note(equal: iterate, reference.x, at: place, x: reference.x) }
      }
    }
  }
}

extension QuadraticMode {
  /// The mode in words.
  var words: String { "λ = \(short(eigenvalue)), σ² = \(short(noiseVariance)), m = \(short(noiseGrowth))" }
}
