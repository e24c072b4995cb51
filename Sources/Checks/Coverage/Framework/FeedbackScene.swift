import EFSpec
import Foundation
import GSL
import Theory

/// A loss with finite noise, the constants that hold of both, and states of the error-feedback frame: visited by its
/// methods, and chosen at random.
///
/// Conditional expectations are sums over all outcomes of the noise.
struct FeedbackScene: Sendable {
  let name: String
  let smoothness: Double
  /// `μ`; nil where the loss is not quasi-convex.
  let quasiConvexity: Double?
  let noise: NoiseConstants
  let minimiser: [Double]
  /// `F = f − f⋆`.
  let gap: @Sendable (_ x: [Double]) -> Double
  let gradient: @Sendable (_ x: [Double]) -> [Double]
  /// The stochastic gradients at a point.
  let draws: @Sendable (_ x: [Double]) -> [Outcome]
  /// States along runs of D-SGD, EC-SGD and local SGD.
  let visited: [FeedbackState]

  /// - Parameter oracle: The loss with its noise, held by a number of workers.
  init<Oracle: FiniteNoiseOracle>(
    _ name: String, quasiConvexity: Double?, minimiser: [Double], noise: NoiseConstants,
    oracle: (_ workers: Int) -> Oracle
  ) {
    let single = oracle(1)
    let problem = single.problem
    self.name = name
    smoothness = problem.smoothness
    self.quasiConvexity = quasiConvexity
    self.noise = noise
    self.minimiser = minimiser
    gap = { problem.loss(at: $0.span) - problem.lowerBound }
    gradient = { problem.gradient(at: $0) }
    draws = { x in
      single.outcomeProbabilities.enumerated().map { outcome, probability in
        var value = x
        var span = value.mutableSpan
        single.gradient(of: 0, at: x.span, outcome: outcome, into: &span)
        return Outcome(probability: probability, value: value)
      }
    }
    let steps = StepSizes.constant(0.2 / (problem.smoothness * (1 + noise.growth)))
    visited =
      Self.visits(ErrorFeedback(delays: FixedDelay(2), stepSizes: steps), on: single, "D-SGD")
      + Self.visits(ErrorFeedback(compressor: TopK(1), stepSizes: steps), on: single, "EC-SGD")
      + Self.visits(ErrorFeedback(localSteps: 3, stepSizes: steps), on: oracle(2), "local SGD")
  }

  /// The states of a short run.
  private static func visits<Rule: SendingRule>(
    _ method: ErrorFeedback<Rule>, on oracle: some FiniteNoiseOracle, _ name: String
  ) -> [FeedbackState] {
    let (n, d) = (oracle.problem.workerCount, oracle.problem.dimension)
    var streams = WorkerStreams(seed: 0, experiment: "scene \(name)", repetition: 0, workerCount: n)
    var states: [FeedbackState] = []
    let start = (0..<d).map { 1.5 - Double($0) }
    method.run(from: start, on: oracle, rounds: 8, using: &streams) { round, state in
      let isLocal = method.rule.evaluation == .localIterate
      states.append(
        FeedbackState(
          place: "round \(round) of \(name)", virtual: state.virtualIterate,
          points: isLocal ? state.localIterates : Array(repeating: state.x, count: n)))
      return true
    }
    return states
  }
}

/// Where the workers stand, and the virtual iterate.
struct FeedbackState: Sendable {
  let place: String
  let virtual: [Double]
  let points: [[Double]]
}

extension FeedbackScene {
  var setting: QuasiConvexSetting? {
    get throws {
      try quasiConvexity.map {
        try QuasiConvexSetting(smoothness: smoothness, quasiConvexity: $0, noise: noise)
      }
    }
  }

  /// The visited states, and for `workers` of them random ones: at the minimiser, near it and far away, with the virtual
  /// iterate at the point, near it, or anywhere.
  func states(workers n: Int, in run: RunSettings) -> [FeedbackState] {
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "states \(name) \(n)"))
    func shifted(_ x: [Double], _ scale: Double) -> [Double] { x.map { $0 + scale * stream.gaussian() } }
    var states = visited.filter { $0.points.count == n }
    for spread in [0, 0.1, 1, 3] {
      for scale in [0, 0.01, 1, 10, 100] {
        for _ in 0..<2 {
          let virtual = shifted(minimiser, scale)
          states.append(
            FeedbackState(
              place: "a random state", virtual: virtual,
              points: (0..<n).map { _ in shifted(virtual, spread * max(scale, 0.1)) }))
        }
      }
    }
    // The point at the minimiser, and not the virtual iterate.
    states.append(
      FeedbackState(
        place: "at the minimiser", virtual: shifted(minimiser, 1), points: Array(repeating: minimiser, count: n)))
    return states
  }

  /// What the lemmas see of a state.
  func virtualState(_ state: FeedbackState) -> VirtualState {
    let gradients = state.points.map(gradient)
    return VirtualState(
      virtual: state.virtual, points: state.points, gradients: gradients,
      noiseMoments: zip(state.points, gradients).map { point, gradient in
        draws(point).reduce(0) { $0 + $1.probability * squaredDistance($1.value.span, gradient.span) }
      })
  }

  /// `E φ(x̃⁺)`, `x̃⁺ = x̃ − γ (1/n) Σ_k gᵏ`, over all outcomes of all workers.
  func expectation(after state: FeedbackState, stepSize: Double, of measure: ([Double]) -> Double) -> Double {
    var next = [Outcome(probability: 1, value: state.virtual)]
    for point in state.points {
      let choices = draws(point)
      next = next.flatMap { reached in
        choices.map { draw in
          Outcome(
            probability: reached.probability * draw.probability,
            value: zip(reached.value, draw.value).map { $0 - stepSize / Double(state.points.count) * $1 })
        }
      }
    }
    return next.reduce(0) { $0 + $1.probability * measure($1.value) }
  }
}
