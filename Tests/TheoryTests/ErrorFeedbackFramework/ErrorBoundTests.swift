import Foundation
import Testing
import Theory

@Suite struct ErrorBoundTests {
  private func noise(_ growth: Double, _ variance: Double) throws -> NoiseConstants {
    try NoiseConstants(growth: growth, variance: variance)
  }

  /// Constant gradients and independent noise: `E‖e‖² = τ²γ²G + τγ²σ²` exactly.
  @Test func theBoundForDelaysIsAttained() throws {
    let lemma = try DelayedErrorBound.independent(delay: 3, noise: noise(0, 0.5))
    let steps = [Double](repeating: 0.1, count: 6)
    let exact = 0.01 * (9 * 4 + 3 * 0.5)
    let sides = lemma.sides(
      meanSquaredError: exact, at: 6, stepSizes: steps, squaredGradients: [Double](repeating: 4, count: 6))
    #expect((sides.left / sides.right - 1).magnitude < 1e-14)
    // At t = 2 only two gradients can be pending.
    let early = lemma.sides(meanSquaredError: 0, at: 2, stepSizes: steps, squaredGradients: [4, 4])
    #expect((early.right - 0.01 * 2 * (3 * 4 + 0.5)).magnitude < 1e-15)
  }

  @Test func delaysThatDependOnTheNoiseNeedTheLargerBound() throws {
    let level = try noise(0, 1)
    let independent = try DelayedErrorBound.independent(delay: 5, noise: level)
    let adversarial = try DelayedErrorBound.adversarial(delay: 5, noise: level)
    #expect(independent.noise * 5 == adversarial.noise)
    #expect(independent.gradientWeight == 5 && adversarial.gradientWeight == 5)
    // All pending noise is of one sign: `(τγσ)²`.
    let sides = [independent, adversarial].map {
      $0.sides(
        meanSquaredError: 25, at: 5, stepSizes: [Double](repeating: 1, count: 5),
        squaredGradients: [Double](repeating: 0, count: 5))
    }
    #expect(sides.map { $0.holds() } == [false, true])
    #expect(throws: HypothesisViolation.self) { try DelayedErrorBound.independent(delay: -1, noise: level) }
  }

  /// The masks are the worst compressors, so that their exact error is compared at random states.
  @Test(arguments: [1, 0.5, 0.1, 0.01]) func theErrorOfMasksGrowsAsBounded(_ alpha: Double) throws {
    let compressor = try ContractiveClass(alpha: alpha)
    let level = try noise(1.5, 0.2)
    let lemmas = [
      CompressedErrorBound.tight(compressor, noise: level), CompressedErrorBound.simple(compressor, noise: level),
    ]
    var numbers = PseudoRandomNumbers(seed: 3)
    var closest = 0.0
    for _ in 0..<500 {
      let gradient = numbers.vector(3)
      // Errors that point along the gradient are the worst.
      let length = numbers.next() / alpha
      let error = zip(gradient, numbers.vector(3)).map { 0.1 * (length * $0 + 0.05 * $1) }
      let squared = gradient.reduce(0) { $0 + $1 * $1 }
      let exact = CompressedErrorBound.expectedSquaredErrorOfMask(
        compressor, error: error, gradient: gradient, noiseMoment: 1.5 * squared + 0.2, stepSize: 0.1)
      for lemma in lemmas {
        let sides = lemma.sides(
          expectedSquaredError: exact, meanSquaredError: error.reduce(0) { $0 + $1 * $1 },
          squaredGradient: squared, stepSize: 0.1)
        #expect(sides.holds())
        closest = max(closest, alpha == 1 ? 1 : sides.left / sides.right)
      }
    }
    #expect(closest > 0.9)
  }

  @Test func unrollingIsTheRecursion() throws {
    let lemma = CompressedErrorBound.tight(
      try ContractiveClass(alpha: 0.3), noise: try noise(0.5, 1),
      workers: try WorkerGradients(workerCount: 4, heterogeneity: 2, growth: 3))
    let steps = [0.1, 0.2, 0.05]
    let gradients = [1.0, 4, 0.5]
    var bound = 0.0
    for t in 0..<3 {
      bound =
        lemma.sides(
          expectedSquaredError: 0, meanSquaredError: bound, squaredGradient: gradients[t], stepSize: steps[t]
        ).right
    }
    let unrolled = lemma.unrolledSides(meanSquaredError: 0, at: 3, stepSizes: steps, squaredGradients: gradients)
    #expect((unrolled.right / bound - 1).magnitude < 1e-14)
  }

  @Test func localWorkersStayTogetherOnConvexFunctions() throws {
    let level = try noise(0, 1)
    let convex = try LocalErrorBound.convex(smoothness: 1, workerCount: 4, noise: level, stepSize: 0.1)
    let general = try LocalErrorBound.general(steps: 5, workerCount: 4, noise: level, stepSize: 0.1)
    // Without curvature the workers walk at random: `V_t = tγ²(1 − 1/n)σ²`.
    let sides = convex.sides(meanSquaredError: 3 * 0.01 * 0.75, squaredGradientsSinceAveraging: [0, 0, 0])
    #expect((sides.left / sides.right - 1).magnitude < 1e-14)
    #expect(general.noise == 2 * convex.noise && general.gradientWeight == 8)
    #expect(throws: HypothesisViolation.self) {
      try LocalErrorBound.convex(smoothness: 1, workerCount: 4, noise: level, stepSize: 2.01)
    }
    let alone = try LocalErrorBound.convex(smoothness: 1, workerCount: 1, noise: noise(3, 1), stepSize: 0.1)
    #expect(alone.noise == 0 && alone.gradientWeight == 0)
  }

  /// An allowance relative to an infinite side would be infinite too.
  @Test func noInequalityHoldsBeyondNumbers() {
    #expect(InequalitySides(left: 1, right: 1).holds() && InequalitySides(left: 1, right: .infinity).holds())
    #expect(!InequalitySides(left: 1 + 1e-11, right: 1).holds())
    for left in [Double.infinity, .nan] {
      for right in [1, .infinity, .nan] { #expect(!InequalitySides(left: left, right: right).holds()) }
    }
    #expect(!InequalitySides(left: 1, right: .nan).holds())
  }

  @Test(arguments: [0, 1e-9, 0.02, 0.2]) func rememberedSumsAreBounded(_ rate: Double) throws {
    var numbers = PseudoRandomNumbers(seed: 5)
    let windows: [MemoryWindow] = [.last(rounds: 0), .last(rounds: 1), .last(rounds: 4), .geometric(forgetting: 0.3)]
    for window in windows {
      let lemma = try SummationLemma(rate: rate, window: window)
      for length in [1, 3, 30] {
        let values = numbers.vector(length).map(\.magnitude)
        #expect(lemma.sides(values).holds())
      }
      // One value followed by zeros is remembered completely: equality in the limit.
      let pulse = lemma.sides([1] + [Double](repeating: 0, count: 300))
      #expect((pulse.left - pulse.right).magnitude <= 1e-9 * pulse.right)
    }
    #expect(throws: HypothesisViolation.self) { try SummationLemma(rate: 0.3, window: .geometric(forgetting: 0.3)) }
  }

  @Test func theWindowLosesNoDigitsAtSmallRates() {
    let window = MemoryWindow.last(rounds: 7)
    #expect(window.weight(rate: 0) == 7)
    #expect((window.weight(rate: 1e-13) / (7 * (1 + 4e-13)) - 1).magnitude < 1e-15)
    #expect(MemoryWindow.geometric(forgetting: 0.25).weight(rate: 0.25) == .infinity)
  }
}
