import EFSpec
import GSL
import Theory

extension FeedbackErrorStatement {
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
  func examineUnrolled(_ places: inout Places) throws {
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

  func examineMeanError(_ places: inout Places, _ run: RunSettings) {
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
  func examineWorkers(_ places: inout Places, _ run: RunSettings) throws {
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
}
