import EFSpec
import Foundation
import GSL
import Theory

extension FeedbackProblemStatement: Exercisable {
  var relation: Statement.Relation {
    switch self {
    case .quadraticNoise, .angularCurvature, .sineCurvature, .saturatingCurvature, .commonMatrix, .unboundedGrowth:
      .equals
    default: .atMost
    }
  }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "losses \(rawValue)"))
    switch self {
    case .quadraticSmoothness:
      let problem = try CentredQuadratics(
        matrices: [SymmetricMatrix(dimension: 2, entries: [2, 0.5, 0.5, 1])], centres: [[1, -1]])
      noteSmoothness(problem, "a quadratic", &stream, &places)
      noteQuasiConvexity(FeedbackScene.diagonal([1, 1, 1]), "an isotropic quadratic", &stream, &places)
    case .logisticSmoothness, .logisticNoise: try examineLogistic(&places, &stream)
    case .angularSmoothness, .angularQuasiConvexity, .angularCurvature:
      for beta in [0, 0.1, 0.4, 0.9] { examineAngular(Angular(beta: beta), &places, &stream) }
    case .sineSmoothness, .sineQuasiConvexity, .sineCurvature:
      for amplitude in [0.2, 0.6, 0.84] {
        examineSine(SineQuadratic(dimension: 1, amplitude: amplitude), &places, &stream)
      }
    case .saturatingSmoothness:
      noteSmoothness(SaturatingSquares(dimension: 2), "saturating squares", &stream, &places)
    case .saturatingCurvature:
      places.note(
        leastCurvature(SaturatingSquares(dimension: 1), at: (0...4000).map { [Double($0) / 1000] }), -0.5,
        at: "|x| ≤ 4", slack: 1e-5)
    case .quadraticNoise: try examineQuadraticNoise(&places, &stream)
    case .rowNoise, .interpolatingNoise: try Self.examineRows(&places, run, fitted: self == .interpolatingNoise)
    case .commonMinimiser, .commonMatrix: try examineWorkers(&places, &stream)
    case .unboundedGrowth: Self.examineUnboundedGrowth(&places) { 1 + $0 * $0 }
    }
  }

  // MARK: - Losses

  /// `‖∇f(x) − ∇f(y)‖ ≤ L‖x − y‖` for close pairs, in many directions, and around 0.
  private func noteSmoothness<P: Problem>(
    _ problem: P, _ name: String, _ stream: inout RandomStream, _ places: inout Places
  ) {
    for scale in [0, 0.3, 1, 3] {
      for _ in 0..<60 {
        let x = (0..<problem.dimension).map { _ in scale * stream.gaussian() }
        let direction = (0..<problem.dimension).map { _ in stream.gaussian() }
        let y = zip(x, direction).map { $0 + 1e-4 * $1 }
        let change = squaredDistance(problem.gradient(at: x).span, problem.gradient(at: y).span).squareRoot()
        places.note(
          change, problem.smoothness * squaredDistance(x.span, y.span).squareRoot(), at: name, x: x, slack: 1e-9)
      }
    }
  }

  private func noteQuasiConvexity<P: QuasiConvexProblem>(
    _ problem: P, _ name: String, _ stream: inout RandomStream, _ places: inout Places
  ) {
    for radius in [0.01, 1, 2.0428, 10] {
      for turn in 0..<24 {
        let direction =
          problem.dimension == 2
          ? [cos(Double(turn) * .pi / 12 + .pi / 4), sin(Double(turn) * .pi / 12 + .pi / 4)]
          : (0..<problem.dimension).map { _ in stream.gaussian() }
        let length = problem.dimension == 1 ? 1 : radius / squaredNorm(direction.span).squareRoot()
        let x = direction.map { problem.dimension == 1 ? (turn.isMultiple(of: 2) ? radius : $0) : length * $0 }
        places.note(
          problem.loss(at: x.span) - problem.lowerBound + problem.quasiConvexity / 2 * squaredNorm(x.span),
          dot(problem.gradient(at: x).span, x.span), at: name, x: x, slack: 1e-9)
      }
    }
  }

  /// The least second difference of the gradient along the axis and, in the plane, across it.
  private func leastCurvature<P: Problem>(_ problem: P, at points: [[Double]]) -> Double {
    let h = 1e-5
    return points.map { x -> Double in
      let r = squaredNorm(x.span).squareRoot()
      let directions: [[Double]] =
        x.count == 1
        ? [[1]]
        : (0..<60).map { step in
          let angle = Double(step) * .pi / 60
          return [cos(angle), sin(angle)]
        }
      return directions.map { u in
        let (ahead, behind) = (zip(x, u).map { $0 + h * max(r, 1) * $1 }, zip(x, u).map { $0 - h * max(r, 1) * $1 })
        let change = zip(problem.gradient(at: ahead), problem.gradient(at: behind)).map { $0 - $1 }
        return dot(change.span, u.span) / (2 * h * max(r, 1))
      }.min() ?? .nan
    }.min() ?? .nan
  }

  private func examineAngular(_ problem: Angular, _ places: inout Places, _ stream: inout RandomStream) {
    let name = "β = \(problem.beta)"
    switch self {
    case .angularSmoothness: noteSmoothness(problem, name, &stream, &places)
    case .angularQuasiConvexity: noteQuasiConvexity(problem, name, &stream, &places)
    default:
      // At angles from 0 to π/2, where the least curvature lies on the axes and across them.
      let points = (0...24).map { [cos(Double($0) * .pi / 48), sin(Double($0) * .pi / 48)] }
      places.note(leastCurvature(problem, at: points), 2 - 14 * problem.beta, at: name, slack: 1e-5)
    }
  }

  private func examineSine(_ problem: SineQuadratic, _ places: inout Places, _ stream: inout RandomStream) {
    let name = "b = \(2 * problem.amplitude)"
    switch self {
    case .sineSmoothness: noteSmoothness(problem, name, &stream, &places)
    case .sineQuasiConvexity: noteQuasiConvexity(problem, name, &stream, &places)
    default:
      let points = (0...3000).map { [Double($0) / 3000 * .pi] }
      places.note(leastCurvature(problem, at: points), 1 - 2 * problem.amplitude, at: name, slack: 1e-5)
    }
  }

  private func examineLogistic(_ places: inout Places, _ stream: inout RandomStream) throws {
    // Orthogonal rows: the mean gradient is short where every row errs.
    let d = 20
    var rows = SparseRows(featureCount: d)
    for j in 0..<d { rows.append(columns: [j], values: [1]) }
    let labels = (0..<d).map { $0.isMultiple(of: 3) ? -1.0 : 1 }
    let problem = try RidgeLogistic(
      parts: [LabelledExamples(rows: rows, labels: labels)], regularisation: 0.01)
    if self == .logisticSmoothness {
      noteSmoothness(problem, "20 orthogonal rows", &stream, &places)
    } else {
      for scale in [-10, 0, 1, 10.0] {
        let x = labels.map { -scale * $0 }
        places.note(problem.samplingVariance(of: 0, at: x), 1, at: "every row errs by \(scale)", x: x)
      }
    }
  }

  // MARK: - Noise

  private func examineQuadraticNoise(_ places: inout Places, _ stream: inout RandomStream) throws {
    let problem = FeedbackScene.diagonal([2, 0.3])
    for growth in [0, 0.5, 4] {
      let oracle = GrowingNoise(FiniteNoise(on: problem, points: [[1, 0], [-1, 0.5], [0, -0.5]]), growth: growth)
      for scale in [0.0, 1, 30] {
        let x = [0, 1].map { _ in scale * stream.gaussian() }
        let gradient = problem.gradient(at: x)
        var square = 0.0
        for (outcome, probability) in oracle.outcomeProbabilities.enumerated() {
          var drawn = x
          var span = drawn.mutableSpan
          oracle.gradient(of: 0, at: x.span, outcome: outcome, into: &span)
          square += probability * squaredDistance(drawn.span, gradient.span)
        }
        places.note(
          square, growth * squaredNorm(gradient.span) + 2.5 / 3, at: "m = \(growth)", x: x, slack: 1e-11)
      }
    }
  }

  /// The variance of the gradient of a random row at random points, far out, and where theory says that it is largest.
  static func examineRows(
    _ places: inout Places, _ run: RunSettings, fitted: Bool,
    bound: ((NoiseGrowthCurve, _ growth: Double) -> (growth: Double, floor: Double))? = nil
  ) throws {
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "rows"))
    let rows = [[1, 0], [0, 1], [1, 1], [2, -1], [-1, 0.5], [0.5, 2]]
    let problem = try LeastSquares(rows: rows, targets: fitted ? rows.map { $0[0] - $0[1] } : [1, -1, 0.5, 0, 2, 1])
    let curve = try NoiseGrowthCurve(rowsOf: problem)
    for multiple in fitted ? [1.0] : [1.01, 1.5, 10] {
      let growth = multiple * curve.criticalGrowth
      let pair: (growth: Double, floor: Double) =
        bound?(curve, growth) ?? (growth, fitted ? 0 : curve.floor(atGrowth: growth))
      var offsets = [0.01, 1, 100].flatMap { scale in
        (0..<12).map { _ in [0, 1].map { _ in scale * stream.gaussian() } }
      }
      offsets += (0..<60).map { [cos(Double($0) * .pi / 60), sin(Double($0) * .pi / 60)] }
      if let worst = curve.worstOffset(atGrowth: growth * (fitted ? 1 + 1e-9 : 1)) { offsets.append(worst) }
      for offset in offsets {
        let x = zip(problem.minimiser, offset).map(+)
        places.note(
          problem.samplingVariance(of: 0, at: x), pair.growth * squaredNorm(problem.gradient(at: x).span) + pair.floor,
          at: "M = \(short(multiple)) M₀", x: x, slack: 1e-9)
      }
    }
  }

  private func examineWorkers(_ places: inout Places, _ stream: inout RandomStream) throws {
    let matrices = [[2, 0.5, 0.5, 1], [1, 0, 0, 3]].map { SymmetricMatrix(dimension: 2, entries: $0) }
    let isShared = self == .commonMatrix
    let problem = try CentredQuadratics(
      matrices: isShared ? [matrices[0], matrices[0]] : matrices,
      centres: isShared ? [[1, -1], [-1, 2]] : [[1, -1], [1, -1]])
    let growth = isShared ? 1 : try NoiseGrowthCurve(workersOf: problem).criticalGrowth
    let spread = [1.0, -1.5]
    let heterogeneity = isShared ? squaredNorm(matrices[0].product(with: spread).span) : 0
    for turn in 0..<60 {
      let angle = Double(turn) * .pi / 60
      let x = [problem.minimiser[0] + 3 * cos(angle), problem.minimiser[1] + 3 * sin(angle)]
      let squares = (0..<2).map { squaredNorm(problem.gradient(of: $0, at: x).span) }
      places.note(
        GSL.mean(squares), heterogeneity + growth * squaredNorm(problem.gradient(at: x).span), at: "angle \(turn)π/60",
        x: x, slack: 1e-9)
    }
  }

  static func examineUnboundedGrowth(_ places: inout Places, promised: (Double) -> Double) {
    let problem = SmoothAbsoluteValue(dimension: 1)
    let oracle = PositionNoise(on: problem, weights: [1])
    for x in [0.1, 1, 10, 100] {
      let gradient = problem.gradient(at: [x])
      let square = oracle.outcomeProbabilities.indices.reduce(0.0) { sum, outcome in
        var drawn = [x]
        var span = drawn.mutableSpan
        oracle.gradient(of: 0, at: [x].span, outcome: outcome, into: &span)
        return sum + squaredDistance(drawn.span, gradient.span) / 2
      }
      places.note(square / squaredNorm(gradient.span), promised(x), at: "x = \(x)", x: [x], slack: 1e-11)
    }
  }
}
