import EFSpec
import Foundation
import GSL
import Theory

extension Catalogue {
  /// The example on which greedy sparsification diverges, and what error feedback makes of it.
  static func divergenceChecks() -> [StatementCheck] { [GreedyDivergenceCheck().check] }
}

/// Top-1 on the three quadratics of `GreedyDivergenceExample`, without error feedback and with it.
struct GreedyDivergenceCheck: Sendable {
  private let problem = GreedyDivergenceExample()
  /// Starts that are not on the diagonal.
  private static let starts: [[Double]] = [[1, 1.1, 0.9], [1, 2, 3], [1, -1, 0.5], [5, 0.1, 0.1]]

  private static let statements = [
    Statement(
      "x⁺ = (1 + 11γ/6) x from (t, t, t), without error feedback", quantity: "entry of x⁺ over entry of x", .equals),
    Statement(
      "a round grows x by 1 + 11γ/6 in the end, from other starts too",
      quantity: "growth in 200 rounds over the promised",
      .equals),
    Statement(
      "with error feedback (1/W) Σ w_k (f(x_k) − f⋆) is at most its bound", quantity: "weighted gap over bound"),
    Statement(
      "with error feedback it is at most the bound with the best Young parameters", quantity: "weighted gap over bound"),
    Statement(
      "with error feedback ‖x‖ falls below 10⁻⁵ of what it was in 20 000 rounds", quantity: "‖x‖ over 10⁻⁵‖x⁰‖"),
  ]

  var check: StatementCheck {
    let this = self
    return StatementCheck(
      id: CheckID(subject: "Top-1 on three quadratics in ℝ³", property: "divergence"), statements: Self.statements
    ) { evidence, run in
      this.noteGrowth(&evidence)
      this.noteEventualGrowth(&evidence)
      try this.noteErrorFeedback(&evidence)
    }
  }

  private var streams: WorkerStreams {
    WorkerStreams(seed: 0, experiment: "idle", repetition: 0, workerCount: problem.workerCount)
  }

  /// One round from points of the diagonal: the rounding of a round, not of a run.
  private func noteGrowth(_ evidence: inout StatementEvidence) {
    for stepSize in [0.001, 1.0 / 128, 0.01, 0.1, 1, 10] {
      for t in [1, -1, 0.1, 1 / 3.0, 1e100, 1e-100] {
        let method = CompressedGradientDescent(compressor: TopK(1), stepSize: stepSize)
        var streams = streams
        method.run(from: [t, t, t], on: ExactOracle(problem), rounds: 1, using: &streams) { round, state in
          guard round == 1 else { return true }
          for entry in state.x {
            let promised = GreedyDivergence.growthFactor(stepSize: stepSize)
            evidence.note(
              0, left: entry / t, right: promised, slack: 16 * promised.ulp, place: "γ = \(stepSize), t = \(t)",
              x: [t, t, t])
          }
          return true
        }
      }
    }
  }

  private func noteEventualGrowth(_ evidence: inout StatementEvidence) {
    for start in Self.starts {
      let stepSize = 0.01
      var norms: [Double] = []
      var streams = streams
      let method = CompressedGradientDescent(compressor: TopK(1), stepSize: stepSize)
      method.run(from: start, on: ExactOracle(problem), rounds: 4000, using: &streams) { _, state in
        norms.append(squaredNorm(state.x.span).squareRoot())
        return true
      }
      let promised = 200 * log(GreedyDivergence.growthFactor(stepSize: stepSize))
      evidence.note(
        1, left: log(norms[4000] / norms[3800]), right: promised, slack: 1e-9 * promised, place: "γ = \(stepSize)",
        x: start)
    }
  }

  private func noteErrorFeedback(_ evidence: inout StatementEvidence) throws {
    guard let compressor = try TopKTheory(1).constants(dimension: 3).contractiveClass else {
      preconditionFailure("Top-1 is contractive")
    }
    let hypotheses = try EF14ConvexHypotheses(
      smoothness: 34.5, strongConvexity: problem.strongConvexity, compressor: compressor,
      noise: NoiseConstants(growth: 0, floor: 0), heterogeneity: 0, workerCount: 3)
    let stepSize = hypotheses.largestStepSize
    let horizons = [1, 10, 100, 300, 1000, 3000, 10_000, 20_000]
    for start in Self.starts {
      let distance = squaredNorm(start.span)
      let gaps = self.gaps(
        EF14(compressor: TopK(1), stepSize: stepSize), from: start, rounds: 20_000)
      let simple = try EF14GapBound(hypotheses, stepSize: stepSize, initialSquaredDistance: distance)
      for last in horizons {
        let best = try EF14ParametricBound.best(
          hypotheses, stepSize: stepSize, initialSquaredDistance: distance, rounds: last)
        for (index, weights, bound) in [
          (2, simple.weights, simple.bound(afterRounds: last)), (3, best.weights, best.bound(afterRounds: last)),
        ] {
          var mean = GapMean(weights)
          for gap in gaps.losses.prefix(last + 1) { mean.add(gap) }
          evidence.note(
            index, left: mean.value, right: bound, slack: 1e-9 * bound, place: "K = \(last), η = \(short(stepSize))",
            x: start)
        }
      }
      evidence.note(
        4, left: gaps.distances[20_000], right: 1e-5 * distance.squareRoot(),
        slack: 1e-9 * distance.squareRoot() * 1e-5,
        place: "η = \(short(stepSize))", x: start)
    }
    evidence.figures.append(figure(stepSize: stepSize))
  }

  /// `f(x_k)` and `‖x_k‖` along a run.
  private func gaps(
    _ method: some Algorithm, from start: [Double], rounds: Int
  ) -> (losses: [Double], distances: [Double]) {
    var (losses, distances): ([Double], [Double]) = ([], [])
    var streams = streams
    method.run(from: start, on: ExactOracle(problem), rounds: rounds, using: &streams) { _, state in
      losses.append(problem.loss(at: state.x.span))
      distances.append(squaredNorm(state.x.span).squareRoot())
      return true
    }
    return (losses, distances)
  }

  private func figure(stepSize: Double) -> Figure {
    let start = Self.starts[0]
    let shown = Array(stride(from: 0, through: 20_000, by: 200))
    let x = shown.map(Double.init)
    let without = gaps(CompressedGradientDescent(compressor: TopK(1), stepSize: stepSize), from: start, rounds: 20_000)
    let with = gaps(EF14(compressor: TopK(1), stepSize: stepSize), from: start, rounds: 20_000)
    let growth = GreedyDivergence.growthFactor(stepSize: stepSize)
    return Figure(
      id: "greedy-divergence", title: "Top-1 on three quadratics, without error feedback and with it",
      caption:
        "The distance to the minimiser from the start (1, 1.1, 0.9), at the step size η = \(short(stepSize)) that the "
        + "theorem on error feedback admits. Without error feedback it grows like (1 + 11η/6)ᵗ, the dotted line; "
        + "with error feedback it vanishes at a linear rate.",
      xAxis: .init("round", .linear), yAxis: .init("‖x − x⋆‖", .logarithmic),
      series: [
        .init(name: "without error feedback", role: .measured, x: x, y: shown.map { without.distances[$0] }),
        .init(name: "with error feedback", role: .measured, x: x, y: shown.map { with.distances[$0] }),
        .init(
          name: "(1 + 11η/6)ᵗ", role: .law, x: x, y: shown.map { with.distances[0] * pow(growth, Double($0)) }),
      ])
  }
}
