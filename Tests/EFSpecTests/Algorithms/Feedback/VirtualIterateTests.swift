import EFSpec
import GSL
import Testing

/// `x̃ᵗ⁺¹ = x̃ᵗ − γₜ (1/n) Σₖ gₖᵗ` but for rounding, in every instance of the frame.
@Suite struct VirtualIterateTests {
  /// The largest error of the identity along a run, entry by entry, in units of
  /// `ε (|x| + mean |eₖ| + γ mean |gₖ|)`.
  ///
  /// The means of the magnitudes are needed: errors and gradients of many workers cancel, their rounding does not.
  private func worstError<Rule: SendingRule>(
    of method: ErrorFeedback<Rule>, workers n: Int, rounds: Int = 60, from x0: [Double]? = nil
  ) throws -> Double {
    let problem = try rotatedQuadratics(workers: n)
    let d = problem.dimension
    var noise = RandomStream(StreamName(seed: 21, purpose: .test, experiment: "noise"))
    var streams = streams(workers: n)
    let start = x0 ?? [Double](repeating: 2, count: d)
    var state = method.start(at: start, on: ExactOracle(problem), using: &streams)
    var worst = 0.0
    for t in 0..<rounds {
      let oracle = GivenNoise(on: problem, noise: (0..<n).map { _ in normalVector(d, using: &noise) })
      let points =
        method.rule.evaluation == .localIterate ? state.localIterates : Array(repeating: state.x, count: n)
      let gradients = (0..<n).map { k in
        zip(problem.gradient(of: k, at: points[k]), oracle.noise[k]).map { $0 + $1 }
      }
      let (before, gamma) = (state, method.stepSizes[t])
      method.advance(&state, on: oracle, using: &streams)
      let step = mean(of: gradients)
      for j in 0..<d {
        let expected = before.virtualIterate[j] - gamma * step[j]
        let size =
          before.x[j].magnitude + before.e.reduce(0) { $0 + $1[j].magnitude } / Double(n)
          + gamma * gradients.reduce(0) { $0 + $1[j].magnitude } / Double(n)
        worst = max(worst, (state.virtualIterate[j] - expected).magnitude / (Double.ulpOfOne * size))
      }
    }
    return worst
  }

  private let decreasing = StepSizes.decreasing(strongConvexity: 0.5, offset: 40)

  @Test(arguments: [1, 3, 20]) func holdsWithoutMemory(_ n: Int) throws {
    #expect(try worstError(of: ErrorFeedback(stepSizes: decreasing), workers: n) <= 8)
  }

  @Test(arguments: [1, 3, 20]) func holdsUnderCompression(_ n: Int) throws {
    for stepSizes in [.constant(0.02), decreasing] {
      #expect(try worstError(of: ErrorFeedback(compressor: TopK(1), stepSizes: stepSizes), workers: n) <= 8)
      let random = ErrorFeedback(compressor: RandK(2, scaling: .unbiased), stepSizes: stepSizes)
      // The unbiased form does not contract: errors grow, and with them what rounding is measured by.
      #expect(try worstError(of: random, workers: n, rounds: 20) <= 8)
    }
  }

  @Test(arguments: [1, 3, 20]) func holdsUnderDelays(_ n: Int) throws {
    #expect(try worstError(of: ErrorFeedback(delays: FixedDelay(4), stepSizes: decreasing), workers: n) <= 8)
    #expect(try worstError(of: ErrorFeedback(delays: RandomDelay(upTo: 5), stepSizes: decreasing), workers: n) <= 8)
    let table = DelayTable([0, 3, 1, 4, 4, 2, 0, 1])
    #expect(try worstError(of: ErrorFeedback(delays: table, stepSizes: decreasing), workers: n) <= 8)
    let adversary = AdversarialDelay(5) { gradient, _ in gradient[0] > 0 }
    #expect(try worstError(of: ErrorFeedback(delays: adversary, stepSizes: decreasing), workers: n) <= 8)
  }

  @Test(arguments: [1, 3, 20], [1, 4, 7]) func holdsBetweenMeans(_ n: Int, _ localSteps: Int) throws {
    let method = ErrorFeedback(localSteps: localSteps, stepSizes: decreasing)
    #expect(try worstError(of: method, workers: n) <= 8)
  }

  /// At the optimum errors and gradients of the workers cancel, and only their magnitudes are left to measure by.
  @Test func holdsFromTheOptimum() throws {
    let optimum = try #require(rotatedQuadratics(workers: 20).minimum).x
    let method = ErrorFeedback(compressor: TopK(1), stepSizes: .constant(0.02))
    #expect(try worstError(of: method, workers: 20, from: optimum) <= 8)
  }
}
