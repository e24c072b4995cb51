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
