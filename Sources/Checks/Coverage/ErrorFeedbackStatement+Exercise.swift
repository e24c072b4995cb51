import EFSpec
import Foundation
import GSL
import Theory

extension ErrorFeedbackStatement: Exercisable {
  /// The statements that are examined here, though the first has checks of its own too.
  static let examinedHere: [ErrorFeedbackStatement] = [
    .gradientBound, .simpleStepAllowed, .simpleOffsetAllowed, .harmonicSum, .printedConstantAllowed, .lastTerm,
    .randomMemoryCovariance,
  ]

  var relation: Statement.Relation { self == .randomMemoryCovariance ? .equals : .atMost }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .gradientBound: try examineGradients(&places, run)
    case .harmonicSum: examineHarmonicSum(&places)
    case .randomMemoryCovariance: try examineCovariance(&places, run)
    case .simpleStepAllowed, .simpleOffsetAllowed, .printedConstantAllowed, .lastTerm: try examineSteps(&places)
    default: preconditionFailure("\(self) is examined by a check of its own")
    }
  }

  /// Two workers on isotropic quadratics, `∇fᵢ(x) = L(x − x⋆) + uᵢ`: `t → ∞` at `x⋆`, and `t → 0` where `D = 0`.
  private func examineGradients(_ places: inout Places, _ run: RunSettings) throws {
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "gradient bound"))
    for (spread, scale) in [(1.0, 0.0), (0, 1), (1, 1), (0.1, 1)] {
      let smoothness = 2.0
      let u = [1.0, -2, 0.5].map { spread * $0 }
      let problem = DiagonalQuadratics(
        diagonals: [[Double](repeating: smoothness, count: 3), [Double](repeating: smoothness, count: 3)],
        gradientsAtMinimiser: [u, u.map { -$0 }], minimiser: [0, 0, 0])
      let hypotheses = try EF14ConvexHypotheses(
        smoothness: smoothness, strongConvexity: smoothness, compressor: ContractiveClass(delta: 2),
        noise: NoiseConstants(growth: 0, floor: 0), heterogeneity: squaredNorm(u.span), workerCount: 2)
      let lemmas = try EF14Lemmas(hypotheses, stepSize: hypotheses.largestStepSize)
      let x = (0..<3).map { _ in scale * stream.gaussian() }
      let squares = (0..<2).map { squaredNorm(problem.gradient(of: $0, at: x).span) }
      for t in [1e-6, 0.5, 1, 2, 1e6] {
        places.note(
          GSL.mean(squares), lemmas.gradientBound(gap: smoothness * squaredNorm(x.span) / 2, t: t),
          at: "t = \(t), D = \(short(squaredNorm(u.span))), ‖x − x⋆‖ = \(short(squaredNorm(x.span).squareRoot()))", x: x
        )
      }
    }
  }

  private func examineHarmonicSum(_ places: inout Places) {
    for kappa in [1.0, 10, 1000] {
      var sum = 0.0
      for K in 0...1000 {
        sum += 1 / (kappa + Double(K))
        places.note(sum, 1 / kappa + log1p(Double(K) / kappa), at: "κ = \(kappa), K = \(K)")
      }
    }
  }

  /// Step sizes over a grid of constants.
  private func examineSteps(_ places: inout Places) throws {
    for delta in [1, 1.01, 2, 10, 1000] {
      for growth in [0, 0.5, 10, 1000] {
        for (mu, n, D) in [(1.0, 1, 0.0), (0.01, 4, 2), (1, 100, 2)] {
          let known = try EF14ConvexHypotheses(
            smoothness: 1, strongConvexity: mu, compressor: ContractiveClass(delta: delta),
            noise: NoiseConstants(growth: growth, floor: 1), heterogeneity: D, workerCount: n)
          let place = "δ = \(delta), B = \(growth), μ = \(mu), n = \(n)"
          let source = 2 * delta + growth
          let least = EF14DecreasingStepBound.smallestOffset(known)
          switch self {
          case .simpleStepAllowed: places.note(known.simpleStepSize, known.largestStepSize, at: place)
          case .simpleOffsetAllowed: places.note(least, 40 * source / mu, at: place)
          case .printedConstantAllowed:
            places.note(least, 56 * source / mu, at: place)
            places.note(1 / (14 * source), known.largestStepSize, at: place)
          default:
            guard delta > 1 else { continue }
            let eta = 1 / (2 * 96.0.squareRoot() * (delta - 1))
            places.note(
              48 * (delta - 1) * eta * eta * known.errorSource, 2.45 * eta * (1 + 2 * D * source), at: place)
          }
        }
      }
    }
  }

  /// `E‖e‖² − ‖E e‖²` of Rand-k on linear functions, by the exact recursion of second moments.
  private func examineCovariance(_ places: inout Places, _ run: RunSettings) throws {
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "memory covariance"))
    for (d, k) in [(2, 1), (4, 1), (4, 3), (6, 2)] {
      let g = (0..<d).map { _ in stream.gaussian() }
      let model = QuadraticModel(matrices: [[Double](repeating: 0, count: d * d)], gradients: [g])
      var moments = try RandKErrorFeedbackMoments(
        model: model, k: k, noise: NoiseConstants(growth: 0, floor: 0), offset: g.map { _ in 0 })
      for _ in 0..<(60 * d / k) { moments.advance(stepSize: 0.25) }
      let delta = Double(d) / Double(k)
      let means = moments.meanErrors[0]
      let trace = moments.meanSquaredError - squaredNorm(means.span)
      places.note(
        trace, delta * (delta - 1) * squaredNorm(g.span) / 16, at: "d = \(d), k = \(k)", x: g, slack: 1e-11)
    }
  }
}

extension Catalogue {
  /// The checks of error feedback with what they examine.
  static func errorFeedbackExercises() throws -> [Exercise] {
    typealias Known = ErrorFeedbackStatement
    let lemmas: [Known?] = [
      .virtualIterate, .cocoercivity, .cocoercivityOfMean, .gradientBound, .descent, .errorRecursion,
    ]
    let bounds: [Known?] = [
      .simpleBound, .parametricBound, .parametricBound, .parametricAtMostSimple, .explicitBound, .explicitBound,
      .decreasingBound,
    ]
    let memory: [[Known?]] = [
      [.memoryBound, .memorySimpleBound], [.randomMemory, .randomMemoryMean, .meanOfWorkers], [.greedyMemory],
    ]
    return try [Known.exercise(Known.examinedHere)]
      + errorFeedbackLemmaChecks().map { Exercise($0, of: lemmas) }
      + errorFeedbackBoundChecks().map { Exercise($0, of: bounds) }
      + zip(errorMemoryChecks(), memory).map { Exercise($0.0, of: $0.1) }
  }
}
