import EFSpec
import GSL
import Testing
import Theory

@testable import Checks

/// EF and EF21 at the optimal step: no step of theirs is slower than the tight rate, whatever the compressor.
@Suite struct TightRateOfMethodsTests {
  /// A rotated quadratic of one worker with the eigenvalues from `μ` to `L`.
  private func problem(_ mu: Double, _ smoothness: Double, seed: UInt64) throws -> DenseQuadratics {
    var stream = RandomStream(StreamName(seed: seed, purpose: .problem, experiment: "tight"))
    return try QuadraticRecipe(
      dimension: 6, smoothness: [smoothness], strongConvexity: [mu], heterogeneityAtMinimiser: 0
    ).rotated(using: &stream)
  }

  /// The largest `V⁺/(ρ⋆V)` of EF and of EF21, until `V` is so small that rounding tells.
  private func largestRatios(
    _ compressor: some Compressor, alpha: Double, mu: Double, smoothness: Double, seed: UInt64, stepFactor: Double = 1
  ) throws -> [Double] {
    let problem = try problem(mu, smoothness, seed: seed)
    let tight = try TightRate(
      strongConvexity: mu, smoothness: smoothness, compressor: ContractiveClass(alpha: alpha))
    let (oracle, q, step) = (ExactOracle(problem), tight.errorNorm, stepFactor * tight.stepSize)
    let minimiser = try #require(problem.minimum).x
    var stream = RandomStream(StreamName(seed: seed, purpose: .input, experiment: "tight"))
    let start = (0..<6).map { minimiser[$0] + stream.gaussian() }
    var (feedback, difference): ([Double], [Double]) = ([], [])
    var streams = WorkerStreams(seed: seed, experiment: "tight", repetition: 0, workerCount: 1)
    EF14(compressor: compressor, stepSize: step).run(from: start, on: oracle, rounds: 300, using: &streams) {
      _, state in
      let (virtual, error) = (state.virtualIterate, state.e[0])
      feedback.append(
        TightLyapunov.feedback(
          squaredVirtualDistance: squaredDistance(virtual.span, minimiser.span),
          squaredError: squaredNorm(error.span), errorNorm: q))
      return true
    }
    let ef21 = EF21(compressor: compressor, stepSize: step, initialEstimates: .compressed)
    ef21.run(from: start, on: oracle, rounds: 300, using: &streams) { _, state in
      let (gradient, estimate) = (problem.gradient(at: state.x), state.g[0])
      difference.append(
        TightLyapunov.difference(
          squaredDistortion: squaredDistance(gradient.span, estimate.span),
          squaredGradient: squaredNorm(gradient.span), errorNorm: q))
      return true
    }
    return [feedback, difference].map { values in
      // V has the relative rounding error 4·10⁻¹⁶ √(scale/V), which stays below the slack of 10⁻¹² down to here.
      let scale = max(values[0], squaredNorm(minimiser.span))
      return values.indices.dropFirst().lazy.filter { values[$0] > 1e-6 * scale }
        .map { values[$0] / (tight.rate * values[$0 - 1]) }.max() ?? 0
    }
  }

  @Test func noStepIsSlowerThanTheRate() throws {
    for seed in 1...10 as ClosedRange<UInt64> {
      for (mu, smoothness) in [(0.1, 1.0), (1, 4), (0.9, 1)] {
        for k in [1, 3, 5] {
          let ratios = try largestRatios(
            TopK(k), alpha: Double(k) / 6, mu: mu, smoothness: smoothness, seed: seed)
          #expect(ratios.allSatisfy { 0 < $0 && $0 <= 1 + 1e-12 }, "Top-\(k), μ = \(mu)")
        }
        // A compressor at the edge of its class: `C(z) = (1 + q)z` has the error q²‖z‖², with q = ½.
        let edge = try largestRatios(
          Scaled(by: 1.5, Identity()), alpha: 0.75, mu: mu, smoothness: smoothness, seed: seed)
        #expect(edge.allSatisfy { 0 < $0 && $0 <= 1 + 1e-12 })
      }
    }
  }

  /// A promise of more contraction than there is, and a longer step, are found out.
  @Test func falseRatesAreExceeded() throws {
    let promised = try largestRatios(TopK(1), alpha: 0.9, mu: 0.1, smoothness: 1, seed: 1)
    #expect(promised.allSatisfy { $0 > 1 })
    let long = try largestRatios(
      Scaled(by: 1.5, Identity()), alpha: 0.75, mu: 0.1, smoothness: 1, seed: 1, stepFactor: 1.05)
    #expect(long.allSatisfy { $0 > 1 })
  }

  /// On the parabola where they are slowest both methods reach the rate; on the steepest one they diverge beyond
  /// `η⋆(L + μ)/L`.
  @Test func theRateIsReachedOnAParabola() throws {
    let tight = try TightRate(strongConvexity: 0.1, smoothness: 1, compressor: ContractiveClass(alpha: 0.75))
    let runs = WorstCaseRuns(tight, rounds: 60)
    for run in [runs.feedback, runs.difference] {
      #expect((run[60].lyapunov / run[59].lyapunov / tight.rate - 1).magnitude < 1e-9)
    }
    let steep = DiagonalQuadratics(diagonals: [[1]], gradientsAtMinimiser: [[0]], minimiser: [0])
    func end(_ factor: Double) -> Double {
      var streams = WorkerStreams(seed: 0, experiment: "steep", repetition: 0, workerCount: 1)
      var end = 0.0
      let method = EF14(
        compressor: Scaled(by: 1 + tight.errorNorm, Identity()), stepSize: factor * 1.1 * tight.stepSize)
      method.run(from: [1], on: ExactOracle(steep), rounds: 2000, using: &streams) { _, state in
        end = state.x[0].magnitude
        return true
      }
      return end
    }
    #expect(end(1.05) > 1e10 && end(0.95) < 1e-10)
  }
}
