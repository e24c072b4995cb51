import EFSpec
import Foundation
import GSL
import Theory

extension Catalogue {
  /// The bounds of EF14 on strongly convex functions against exact expectations with independent Rand-k, on a grid of
  /// step sizes and horizons, and against runs with Top-1.
  static func errorFeedbackBoundChecks() throws -> [StatementCheck] {
    let quadratics = try heterogeneousQuadratics(workers: 3, dimension: 3)
    return try [(0.0, 0.0), (0.5, 1.0)].map { growth, floor in
      try ExactBoundGrid(quadratics.problem, quadratics.minimum, k: 1, growth: growth, floor: floor).check
    }
  }
}

/// The gaps of EF14 with independent Rand-k on quadratics, exactly, beside its bounds.
struct ExactBoundGrid: Sendable {
  private let model: QuadraticModel
  private let k: Int
  private let hypotheses: EF14ConvexHypotheses
  /// `x₀ − x⋆`.
  private let offset: [Double]

  init(
    _ problem: DenseQuadratics, _ minimum: DenseQuadratics.Minimum, k: Int, growth: Double, floor: Double
  ) throws {
    model = problem.model(around: minimum.x)
    self.k = k
    guard let compressor = try RandKTheory(k).constants(dimension: problem.dimension).contractiveClass else {
      preconditionFailure("Rand-k is contractive")
    }
    hypotheses = try EF14ConvexHypotheses(
      smoothness: problem.workerSmoothness.max() ?? 0, strongConvexity: minimum.strongConvexity,
      compressor: compressor, noise: NoiseConstants(growth: growth, floor: floor),
      heterogeneity: model.heterogeneity, workerCount: problem.workerCount)
    offset = minimum.x.map { _ in 2 }
  }

  private var squaredDistance: Double { squaredNorm(offset.span) }

  private static let statements = [
    Statement(
      "(1/W) Σ w_k r_k ≤ 2μX₀/((1 − μη/2)^{−(K+1)} − 1) + 4ησ + 48L(δ − 1)η²N",
      quantity: "exact weighted gap over bound"),
    Statement(
      "the bound with standard Young parameters, with its own weights", quantity: "exact weighted gap over bound"),
    Statement(
      "the bound with the best Young parameters, with their own weights", quantity: "exact weighted gap over bound"),
    Statement(
      "the bound with standard Young parameters is at most that with fixed constants", quantity: "bound over bound"),
    Statement(
      "the log-explicit bound at the prescribed step size", quantity: "exact weighted gap over the closed form"),
    Statement(
      "the bound at the prescribed step size is at most its closed form", quantity: "bound over the closed form"),
    Statement(
      "(1/W) Σ w_k r_k ≤ [μκ²X₀ + 16(K+1)σ/μ + 768L(δ − 1)N S_K/μ²]/W for η_k = 4/(μ(κ + k))",
      quantity: "exact weighted gap over bound"),
  ]

  private var id: CheckID {
    let noise = hypotheses.noise
    let subject =
      "EF14, Rand-\(k), strongly convex quadratics (n = \(model.workerCount), d = \(model.dimension), "
      + "B = \(short(noise.growth)), C = \(short(noise.floor)))"
    return CheckID(subject: subject, property: "bound")
  }

  var check: StatementCheck {
    let this = self
    return StatementCheck(id: id, statements: Self.statements) { evidence, run in
      let rounds = Repetitions(quick: 600, standard: 4000, thorough: 20_000).count(within: run.budget)
      for fraction in [1, 0.3, 0.1] {
        try this.noteConstantStep(fraction: fraction, rounds: rounds, &evidence)
      }
      try this.notePrescription(rounds: rounds, &evidence)
      try this.noteDecreasingSteps(rounds: rounds, &evidence)
    }
  }

  /// `r₀, …, r_K` for given steps.
  private func gaps(rounds: Int, stepSize: (Int) -> Double) throws -> [Double] {
    var moments = try RandKErrorFeedbackMoments(model: model, k: k, noise: hypotheses.noise, offset: offset)
    var gaps: [Double] = []
    for round in 0...rounds {
      gaps.append(moments.gap)
      moments.advance(stepSize: stepSize(round))
    }
    return gaps
  }

  /// Horizons from 0 to the last, about evenly spread on a logarithmic axis.
  private func horizons(_ rounds: Int) -> [Int] {
    Set([0] + (0...16).map { Int(pow(Double(rounds), Double($0) / 16).rounded()) }).sorted()
  }

  private func mean(_ gaps: [Double], upTo last: Int, _ weights: IterateWeights) -> Double {
    var mean = GapMean(weights)
    for gap in gaps.prefix(last + 1) { mean.add(gap) }
    return mean.value
  }

  private func noteConstantStep(fraction: Double, rounds: Int, _ evidence: inout StatementEvidence) throws {
    let stepSize = fraction * hypotheses.largestStepSize
    let gaps = try gaps(rounds: rounds) { _ in stepSize }
    let simple = try EF14GapBound(hypotheses, stepSize: stepSize, initialSquaredDistance: squaredDistance)
    let standard = try EF14ParametricBound(
      hypotheses, stepSize: stepSize, initialSquaredDistance: squaredDistance,
      parameters: .standard(for: hypotheses.compressor))
    var curves = BoundCurves()
    for last in horizons(rounds) {
      let best = try EF14ParametricBound.best(
        hypotheses, stepSize: stepSize, initialSquaredDistance: squaredDistance, rounds: last)
      let place = "η = \(short(stepSize)), K = \(last)"
      let measured = mean(gaps, upTo: last, simple.weights)
      let measuredBest = mean(gaps, upTo: last, best.weights)
      func note(_ index: Int, _ left: Double, _ right: Double) {
        evidence.note(index, left: left, right: right, slack: 1e-9 * right, place: place, x: offset)
      }
      note(0, measured, simple.bound(afterRounds: last))
      note(1, mean(gaps, upTo: last, standard.weights), standard.bound(afterRounds: last))
      note(2, measuredBest, best.bound(afterRounds: last))
      note(3, standard.bound(afterRounds: last), simple.bound(afterRounds: last))
      curves.add(
        last, measured: measured, simple: simple.bound(afterRounds: last), measuredBest: measuredBest,
        best: best.bound(afterRounds: last))
    }
    guard fraction == 1 else { return }
    evidence.figures.append(
      curves.figure(id: fileStem("exact", id), problem: "\(id.subject), η = \(short(stepSize))"))
  }

  private func notePrescription(rounds: Int, _ evidence: inout StatementEvidence) throws {
    for last in horizons(rounds) where last >= 1 {
      let prescription = try EF14GapPrescription(
        hypotheses, initialSquaredDistance: squaredDistance, rounds: last)
      let theorem = try EF14GapBound(
        hypotheses, stepSize: prescription.stepSize, initialSquaredDistance: squaredDistance)
      let gaps = try gaps(rounds: last) { _ in prescription.stepSize }
      let place = "K = \(last), η = \(short(prescription.stepSize))"
      evidence.note(
        4, left: mean(gaps, upTo: last, theorem.weights), right: prescription.envelope,
        slack: 1e-9 * prescription.envelope, place: place, x: offset)
      evidence.note(
        5, left: prescription.bound, right: prescription.envelope, slack: 1e-12 * prescription.envelope, place: place,
        x: offset)
    }
  }

  private func noteDecreasingSteps(rounds: Int, _ evidence: inout StatementEvidence) throws {
    let smallest = EF14DecreasingStepBound.smallestOffset(hypotheses)
    for factor in [1.0, 3] {
      let theorem = try EF14DecreasingStepBound(
        hypotheses, offset: factor * smallest, initialSquaredDistance: squaredDistance)
      let steps = DecreasingStepEF14(
        compressor: RandK(k, scaling: .biased), strongConvexity: hypotheses.strongConvexity, offset: theorem.offset)
      let gaps = try gaps(rounds: rounds, stepSize: steps.stepSize(ofRound:))
      for last in horizons(rounds) {
        let bound = theorem.bound(afterRounds: last)
        evidence.note(
          6, left: mean(gaps, upTo: last, theorem.weights), right: bound, slack: 1e-9 * bound,
          place: "κ = \(short(theorem.offset)), K = \(last)", x: offset)
      }
    }
  }
}
