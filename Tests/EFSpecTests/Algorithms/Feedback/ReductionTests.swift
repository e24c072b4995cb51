import EFSpec
import Testing

/// No delay, no compression and one local step are all SGD, bit by bit.
@Suite struct ReductionTests {
  private let stepSizes = StepSizes.decreasing(strongConvexity: 1, offset: 30)

  /// The iterates of 40 rounds, noise and all.
  private func iterates<Rule: SendingRule>(_ method: ErrorFeedback<Rule>, workers n: Int) throws -> [[UInt64]] {
    let oracle = GaussianNoise(on: try rotatedQuadratics(workers: n), variance: 1)
    var (iterates, streams): ([[UInt64]], _) = ([], streams(workers: n))
    method.run(from: [1, -2, 3, 0, 0.5, -0.25], on: oracle, rounds: 40, using: &streams) { _, state in
      iterates.append(state.x.map(\.bitPattern))
      return true
    }
    return iterates
  }

  /// SGD without the frame: `x ← x − γₜ g`.
  private func plain() throws -> [[UInt64]] {
    let oracle = GaussianNoise(on: try rotatedQuadratics(workers: 1), variance: 1)
    var stream = streams(workers: 1).gradientNoise[0]
    var x = [1, -2, 3, 0, 0.5, -0.25]
    var (gradient, iterates) = (x, [x.map(\.bitPattern)])
    for t in 0..<40 {
      var span = gradient.mutableSpan
      oracle.gradient(of: 0, at: x.span, into: &span, using: &stream)
      for j in x.indices { x[j] -= stepSizes[t] * gradient[j] }
      iterates.append(x.map(\.bitPattern))
    }
    return iterates
  }

  @Test func oneWorkerIsPlainSGD() throws {
    #expect(try iterates(ErrorFeedback(stepSizes: stepSizes), workers: 1) == plain())
  }

  @Test(arguments: [1, 4]) func everyInstanceWithoutFeedbackIsSGD(_ n: Int) throws {
    let sgd = try iterates(ErrorFeedback(stepSizes: stepSizes), workers: n)
    #expect(try iterates(ErrorFeedback(delays: FixedDelay(0), stepSizes: stepSizes), workers: n) == sgd)
    #expect(try iterates(ErrorFeedback(delays: DelayTable([0]), stepSizes: stepSizes), workers: n) == sgd)
    #expect(try iterates(ErrorFeedback(delays: RandomDelay(upTo: 0), stepSizes: stepSizes), workers: n) == sgd)
    #expect(try iterates(ErrorFeedback(compressor: Identity(), stepSizes: stepSizes), workers: n) == sgd)
    #expect(try iterates(ErrorFeedback(compressor: TopK(6), stepSizes: stepSizes), workers: n) == sgd)
    #expect(try iterates(ErrorFeedback(localSteps: 1, stepSizes: stepSizes), workers: n) == sgd)
  }

  /// One worker alone has nobody to take the mean with: its virtual iterate is SGD whatever `H` is.
  @Test func aLoneWorkerIsSGDForEveryNumberOfLocalSteps() throws {
    let oracle = GaussianNoise(on: try rotatedQuadratics(workers: 1), variance: 1)
    let x0 = [1, -2, 3, 0, 0.5, -0.25]
    let sgd = state(of: ErrorFeedback(stepSizes: .constant(0.05)), from: x0, on: oracle, rounds: 30)
    let local = state(
      of: ErrorFeedback(localSteps: 7, stepSizes: .constant(0.05)), from: x0, on: oracle, rounds: 30)
    #expect(relativeDistance(local.virtualIterate, sgd.x) < 1e-14)
  }

  @Test func equalDelaysAreAFixedDelay() throws {
    let fixed = try iterates(ErrorFeedback(delays: FixedDelay(3), stepSizes: stepSizes), workers: 2)
    #expect(try iterates(ErrorFeedback(delays: DelayTable([3]), stepSizes: stepSizes), workers: 2) == fixed)
    let adversary = AdversarialDelay(3) { _, _ in true }
    #expect(try iterates(ErrorFeedback(delays: adversary, stepSizes: stepSizes), workers: 2) == fixed)
    #expect(fixed[0...3].allSatisfy { $0 == fixed[0] } && fixed[4] != fixed[0])
  }

  @Test func ef14IsTheFrameWithCompression() throws {
    let oracle = GaussianNoise(on: try rotatedQuadratics(), variance: 1)
    let x0 = [1, -2, 3, 0, 0.5, -0.25]
    let ef14 = state(of: EF14(compressor: TopK(2), stepSize: 0.05), from: x0, on: oracle, rounds: 30)
    let frame = state(
      of: ErrorFeedback(compressor: TopK(2), stepSizes: .constant(0.05)), from: x0, on: oracle, rounds: 30)
    #expect(ef14.x == frame.x && ef14.e == frame.e && ef14.round == 30)
  }

  /// A mean over workers with one loss is SGD on the mean of as many draws, but for rounding.
  @Test func workersWithOneLossAreABatch() throws {
    let matrix = SymmetricMatrix(dimension: 2, entries: [2, 1, 1, 3])
    let alone = try DenseQuadratics(matrices: [matrix], linearTerms: [[1, -2]])
    let four = try DenseQuadratics(
      matrices: Array(repeating: matrix, count: 4), linearTerms: Array(repeating: [1, -2], count: 4))
    let noise = [[1.0, 0], [0, -2], [3, 1], [-1, 0.5]]
    let method = ErrorFeedback(stepSizes: .constant(0.1))
    let batch = state(of: method, from: [5, 1], on: GivenNoise(on: four, noise: noise), rounds: 20)
    let single = state(of: method, from: [5, 1], on: GivenNoise(on: alone, noise: [mean(of: noise)]), rounds: 20)
    #expect(relativeDistance(batch.x, single.x) < 1e-14)
  }
}
