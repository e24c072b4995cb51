import EFSpec
import Foundation
import GSL
import Theory

extension VirtualIterateStatement: Exercisable {
  var relation: Statement.Relation {
    switch self {
    case .virtualIterate, .pendingSteps, .quasiConvexityOnALine: .equals
    default: .atMost
    }
  }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .virtualIterate: try examineIdentity(&places)
    case .pendingSteps: examinePendingSteps(&places)
    case .quasiConvexityOnALine: examineLines(&places)
    case .constantsInOrder:
      for scene in try FeedbackScene.quasiConvex() {
        places.note(scene.quasiConvexity ?? 0, scene.smoothness, at: scene.name)
      }
    case .gradientBound:
      for scene in try FeedbackScene.all() {
        for state in scene.states(workers: 1, in: run) {
          let x = state.points[0]
          places.note(
            squaredNorm(scene.gradient(x).span), 2 * scene.smoothness * scene.gap(x),
            at: "\(scene.name), \(state.place)",
            x: x, slack: 1e-9)
        }
      }
    case .parametricDescent, .simpleDescent, .virtualGapDescent, .workersDescent:
      try examineDescent(&places, run)
    case .parametricDecrease, .simpleDecrease, .workersDecrease: try examineDecrease(&places, run)
    }
  }

  private var workerCount: Int { self == .workersDescent || self == .workersDecrease ? 2 : 1 }

  // MARK: - Descent

  /// The term of the descent that is compared with all others.
  enum DescentTerm {
    case all, distance, gap, error, noise
  }

  /// Both sides at every state, with the coefficients as `change` leaves them.
  func examineDescent(
    _ places: inout Places, _ run: RunSettings, comparing term: DescentTerm = .all,
    change: (inout VirtualDescent, QuasiConvexSetting) -> Void = { _, _ in }
  ) throws {
    for scene in try FeedbackScene.quasiConvex() {
      guard let setting = try scene.setting else { continue }
      var forms = try descents(setting)
      for index in forms.indices { change(&forms[index], setting) }
      for state in scene.states(workers: workerCount, in: run) {
        let seen = scene.virtualState(state)
        let gap = GSL.mean(state.points.map(scene.gap))
        for form in forms {
          let expected = scene.expectation(after: state, stepSize: form.stepSize) {
            squaredDistance($0.span, scene.minimiser.span)
          }
          let distance = seen.squaredDistance(to: scene.minimiser)
          let gaps = form.gapWeight * gap + form.virtualGapWeight * scene.gap(state.virtual)
          let error = form.errorWeight * seen.meanSquaredError
          let noise = form.gradientWeight * seen.meanSquaredGradient + form.noise
          let closer = (1 - form.distanceFactor) * distance
          let (left, right) =
            switch term {
            case .all: (expected, distance - closer - gaps + error + noise)
            case .distance: (closer, distance - expected - gaps + error + noise)
            case .gap: (gaps, distance - expected - closer + error + noise)
            case .error: (expected - distance + closer + gaps - noise, error)
            case .noise: (expected - distance + closer + gaps - error, noise)
            }
          // The terms cancel, most of all far out.
          let magnitude = expected + distance + gaps.magnitude + error + noise
          places.note(
            left, right, at: "\(scene.name), \(state.place), γ = \(short(form.stepSize))", x: state.virtual,
            slack: 1e-12 * magnitude / max(left.magnitude, right.magnitude, 1e-300))
        }
      }
    }
  }

  private func descents(_ setting: QuasiConvexSetting) throws -> [VirtualDescent] {
    let n = workerCount
    let largest = VirtualDescent.largestSimpleStepSize(setting, workerCount: n)
    switch self {
    case .simpleDescent:
      return try [1, 0.1].map { try .simple(setting, stepSize: $0 * largest) }
    case .virtualGapDescent:
      return try [2, 1, 0.1].map { try .atVirtualIterate(setting, stepSize: $0 * largest) }
    default:
      let pairs = try [(1, 0.5), (0.3, 0.2), (1e-3, 1)].map { try DescentParameters(theta1: $0, theta2: $1) }
      return try pairs.flatMap { parameters in
        try [3, 1, 0.1].map {
          try .parametric(setting, workerCount: n, stepSize: $0 * largest, parameters: parameters)
        }
      }
    }
  }

  // MARK: - Decrease

  func examineDecrease(
    _ places: inout Places, _ run: RunSettings, change: (inout VirtualDecrease) -> Void = { _ in }
  ) throws {
    for scene in try FeedbackScene.all() {
      var forms = try decreases(scene)
      for index in forms.indices { change(&forms[index]) }
      for state in scene.states(workers: workerCount, in: run) {
        let seen = scene.virtualState(state)
        for form in forms {
          let left = scene.expectation(after: state, stepSize: form.stepSize, of: scene.gap)
          let right = form.sides(at: seen, virtualValue: scene.gap(state.virtual), expectedValue: left).right
          let scale = left + scene.gap(state.virtual)
          places.note(
            left, right, at: "\(scene.name), \(state.place), γ = \(short(form.stepSize))", x: state.virtual,
            slack: 1e-11 * max(1, scale / max(left.magnitude, right.magnitude)))
        }
      }
    }
  }

  private func decreases(_ scene: FeedbackScene) throws -> [VirtualDecrease] {
    let (L, noise, n) = (scene.smoothness, scene.noise, workerCount)
    let largest = VirtualDecrease.largestSimpleStepSize(smoothness: L, noise: noise, workerCount: n)
    return self == .simpleDecrease
      ? try [1, 0.1].map { try .simple(smoothness: L, noise: noise, stepSize: $0 * largest) }
      : try [2.5, 1, 0.1].map {
        try .parametric(smoothness: L, noise: noise, workerCount: n, stepSize: $0 * largest)
      }
  }

  // MARK: - Identities

  /// Functions of one variable with minimum 0 at 0: one whose slope falls, two whose slope does not.
  private func examineLines(_ places: inout Places) {
    note(SmoothAbsoluteValue(dimension: 1), "√(1 + x²) − 1", &places)
    note(SineQuadratic(dimension: 1, amplitude: 0.6), "x²/2 + 0.6 sin² x", &places)
    note(SaturatingSquares(dimension: 1), "x²/(1 + x²)", &places)
  }

  private func note<P: Problem>(_ problem: P, _ name: String, _ places: inout Places) {
    func value(_ x: Double) -> Double { problem.loss(at: [x].span) - problem.lowerBound }
    func rate(_ s: Double) -> Double { (s * problem.gradient(at: [s])[0] - value(s)) / (s * s) }
    for (x, y) in [(0.5, 1.0), (1, 1.5), (1.5, 2.5), (2.5, 4)] {
      // Simpson's rule with 400 panels: an error of about 10⁻¹¹ of the fourth derivative.
      let width = (y - x) / 400
      let sum = (0..<400).reduce(0.0) { sum, panel in
        let s = x + Double(panel) * width
        return sum + width / 6 * (rate(s) + 4 * rate(s + width / 2) + rate(s + width))
      }
      places.note(value(y) / y - value(x) / x, sum, at: "\(name) from \(x) to \(y)", slack: 1e-9)
    }
  }

  /// Every method along a run on chosen outcomes, with constant and with decreasing steps.
  private func examineIdentity(_ places: inout Places) throws {
    for steps in [StepSizes.constant(0.1), .decreasing(strongConvexity: 1, offset: 40)] {
      for n in [1, 3] {
        note(ErrorFeedback(stepSizes: steps), n, "SGD", &places)
        note(ErrorFeedback(delays: FixedDelay(3), stepSizes: steps), n, "D-SGD", &places)
        note(ErrorFeedback(delays: DelayTable([2, 0, 1]), stepSizes: steps), n, "D-SGD with a table", &places)
        note(
          ErrorFeedback(delays: AdversarialDelay(2) { gradient, _ in gradient[0] > 0 }, stepSizes: steps), n,
          "D-SGD with an adversary", &places)
        note(ErrorFeedback(compressor: TopK(1), stepSizes: steps), n, "EC-SGD, Top-1", &places)
        note(
          ErrorFeedback(compressor: Bernoulli(probability: 0.3), stepSizes: steps), n, "EC-SGD, Bernoulli", &places)
        note(ErrorFeedback(localSteps: 3, stepSizes: steps), n, "local SGD", &places)
      }
    }
  }

  private func note<Rule: SendingRule>(
    _ method: ErrorFeedback<Rule>, _ n: Int, _ name: String, _ places: inout Places
  ) {
    let problem = Replicated(Angular(beta: 0.4), copies: n)
    let oracle = GrowingNoise(FiniteNoise(on: problem, points: [[1, 0], [-1, 0]]), growth: 0.5)
    var streams = WorkerStreams(seed: 0, experiment: "identity", repetition: 0, workerCount: n)
    var state = method.start(at: [1, -2], on: oracle, using: &streams)
    for t in 0..<12 {
      let chosen = ChosenOutcomes(oracle, outcomes: (0..<n).map { (3 * t + $0) % 4 })
      let points =
        method.rule.evaluation == .localIterate ? state.localIterates : Array(repeating: state.x, count: n)
      var promised = state.virtualIterate
      for (k, point) in points.enumerated() {
        var gradient = point
        var span = gradient.mutableSpan
        chosen.gradient(of: k, at: point.span, into: &span, using: &streams.gradientNoise[k])
        let share = method.stepSizes[t] / Double(n)
        promised = zip(promised, gradient).map { $0 - share * $1 }
      }
      method.advance(&state, on: chosen, using: &streams)
      places.note(equal: state.virtualIterate, promised, at: "round \(t) of \(name), n = \(n)", x: promised)
    }
  }

  private func examinePendingSteps(_ places: inout Places) {
    note(FixedDelay(3), [3], "τ = 3", &places)
    note(DelayTable([2, 0, 4, 1]), [2, 0, 4, 1], "a table", &places)
  }

  /// The error beside the sum of the steps that are on their way.
  private func note(_ rule: some DelayRule, _ delays: [Int], _ name: String, _ places: inout Places) {
    let method = ErrorFeedback(delays: rule, stepSizes: .decreasing(strongConvexity: 1, offset: 20))
    let oracle = ExactOracle(FeedbackScene.diagonal([2, 0.3]))
    var streams = WorkerStreams(seed: 0, experiment: "pending", repetition: 0, workerCount: 1)
    var steps: [[Double]] = []
    method.run(from: [1, -2], on: oracle, rounds: 20, using: &streams) { t, state in
      var promised: [Double] = [0, 0]
      for i in 0..<t where i + delays[i % delays.count] >= t { promised = zip(promised, steps[i]).map(+) }
      places.note(equal: state.e[0], promised, at: "before round \(t), \(name)", x: promised)
      steps.append(oracle.problem.gradient(at: state.x).map { method.stepSizes[t] * $0 })
      return true
    }
  }
}
