import EFSpec
import GSL
import Theory

extension FeedbackMomentStatement {
  static func examineErrorFactor(
    _ places: inout Places, factor: (ContractiveClass, _ scale: Double) -> Double
  ) throws {
    let x = [3, -4, 0.5]
    for alpha in [0.9, 0.25] {
      for scale in [1, 1.9, 2, 2.1, 1 / alpha] {
        let compressor = Scaled(by: scale, Bernoulli(probability: alpha))
        places.note(
          compressor.moments(of: x).squaredError / squaredNorm(x.span),
          factor(try ContractiveClass(alpha: alpha), scale), at: "α = \(alpha), s = \(short(scale))", x: x)
      }
    }
  }

  static func examineLocalFixedPoint(
    _ places: inout Places, promised: (DriftingLocalSteps) -> Double
  ) throws {
    let (curvatures, centres) = ([1, 0.1], [0.0, 1])
    let problem = try CentredQuadratics(
      matrices: curvatures.map { SymmetricMatrix(dimension: 1, entries: [$0]) }, centres: centres.map { [$0] })
    for (gamma, steps) in [(0.5, 2), (0.5, 10), (0.5, 100), (0.05, 10)] {
      var streams = WorkerStreams(seed: 0, experiment: "fixed point", repetition: 0, workerCount: 2)
      var reached = 0.0
      let rounds = max(3000, 10 * steps) / steps * steps
      ErrorFeedback(localSteps: steps, stepSizes: .constant(gamma)).run(
        from: [0], on: ExactOracle(problem), rounds: rounds, using: &streams
      ) { _, state in
        reached = state.x[0]
        return true
      }
      let theory = try DriftingLocalSteps(curvatures: curvatures, centres: centres, steps: steps, stepSize: gamma)
      places.note(reached, promised(theory), at: "γ = \(gamma), H = \(steps)", slack: 1e-9)
    }
  }

  func examineGreedyDescent(_ places: inout Places, _ run: RunSettings) {
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "greedy descent"))
    for eigenvalues in [[1.0, 1, 1], [2, 0.3, 0.01]] {
      let problem = FeedbackScene.diagonal(eigenvalues)
      for x in [[1, 1, 1], [1, -2, 0.5], [0, 0, 3]] + (0..<6).map({ _ in (0..<3).map { _ in stream.gaussian() } }) {
        for k in 1...3 {
          let gradient = problem.gradient(at: x)
          let sent = TopK(k).outcomes(of: gradient)[0].value
          for share in [0.1, 0.5, 1, 1.9] {
            let gamma = share / problem.smoothness
            let next = zip(x, sent).map { $0 - gamma * $1 }
            places.note(
              problem.loss(at: next.span) + gamma * (1 - share / 2) * Double(k) / 3 * squaredNorm(gradient.span),
              problem.loss(at: x.span), at: "k = \(k), Lγ = \(share), λ = \(eigenvalues)", x: x)
          }
        }
      }
    }
  }
}
