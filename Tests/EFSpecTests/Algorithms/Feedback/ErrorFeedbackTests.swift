import EFSpec
import Testing

@Suite struct ErrorFeedbackTests {
  /// One worker on `f(x) = x²`: `∇f(x) = 2x`.
  private func parabola() throws -> ExactOracle<DenseQuadratics> {
    ExactOracle(try DenseQuadratics(matrices: [SymmetricMatrix(dimension: 1, entries: [2])], linearTerms: [[0]]))
  }

  /// `γ = ¼`, `τ = 1`: `x = 8, 8, 8 − ½·8 = 4, 4 − ½·8 = 0, 0 − ½·4 = −2`.
  @Test func aDelayByHand() throws {
    let method = ErrorFeedback(delays: FixedDelay(1), stepSizes: .constant(0.25))
    let oracle = try parabola()
    #expect((0...4).map { state(of: method, from: [8], on: oracle, rounds: $0).x[0] } == [8, 8, 4, 0, -2])
    #expect((0...4).map { state(of: method, from: [8], on: oracle, rounds: $0).e[0][0] } == [0, 4, 4, 2, 0])
  }

  /// A delayed step carries the step size of the round in which it was computed, not of the one in which it arrives.
  @Test func aStepKeepsItsStepSize() throws {
    let method = ErrorFeedback(delays: FixedDelay(1), stepSizes: .given([0.25, 0.125, 0.0625]))
    // Sent: 0, ¼·16 = 4, ⅛·16 = 2.
    #expect(state(of: method, from: [8], on: try parabola(), rounds: 3).x == [2])
  }

  /// Steps may overtake each other, and several may arrive at once: with the delays 2, 1, 0 all do in round 2.
  @Test func aTableByHand() throws {
    let method = ErrorFeedback(delays: DelayTable([2, 1, 0]), stepSizes: .constant(0.25))
    let third = state(of: method, from: [8], on: try parabola(), rounds: 3)
    #expect(third.x == [8 - 4 - 4 - 4] && third.e == [[0]])
    let second = state(of: method, from: [8], on: try parabola(), rounds: 2)
    #expect(second.x == [8] && second.e == [[8]] && second.virtualIterate == [0])
  }

  /// The adversary delays what points to the right: a step of gradient 16 waits, one of −16 does not.
  @Test func anAdversaryLooksAtTheGradient() throws {
    let method = ErrorFeedback(
      delays: AdversarialDelay(5) { gradient, x in gradient[0] > 0 && x[0] != 0 }, stepSizes: .constant(0.25))
    #expect(state(of: method, from: [8], on: try parabola(), rounds: 1).x == [8])
    #expect(state(of: method, from: [-8], on: try parabola(), rounds: 1).x == [-4])
  }

  /// `∇f₁ = (2x₁ − 2, x₂)`, `∇f₂ = (2x₁ + 2, 3x₂ − 4)`, `γ = ½`, `H = 2`, from `(2, 4)`.
  @Test func localStepsByHand() throws {
    let oracle = ExactOracle(try twoWorkers())
    let method = ErrorFeedback(localSteps: 2, stepSizes: .constant(0.5))
    let first = state(of: method, from: [2, 4], on: oracle, rounds: 1)
    #expect(first.x == [2, 4])
    #expect(first.localIterates == [[1, 2], [-1, 0]] && first.virtualIterate == [0, 1])
    #expect(first.consensusDistance == 2)
    // Worker 1: (1, 2) − ½ (0, 2); worker 2: (−1, 0) − ½ (0, −4); their mean is (0, 1.5).
    let second = state(of: method, from: [2, 4], on: oracle, rounds: 2)
    #expect(second.x == [0, 1.5] && second.consensusDistance == 0)
  }

  @Test func stepSizesAreThoseOfTheirFormula() {
    #expect(StepSizes.constant(0.5)[7] == 0.5)
    #expect([0, 1, 2].map { StepSizes.decreasing(strongConvexity: 2, offset: 4)[$0] } == [0.5, 0.4, 4.0 / 12])
    #expect(StepSizes.given([3, 2])[1] == 2)
  }

  /// On quadratics with one Hessian and noise that does not depend on the point, the mean of the workers is
  /// mini-batch SGD whatever `H` is, but for rounding.
  @Test(arguments: [1, 2, 5, 40]) func theMeanOfLocalSGDDoesNotDependOnLocalSteps(_ localSteps: Int) throws {
    let matrix = SymmetricMatrix(dimension: 2, entries: [2, 1, 1, 3])
    let problem = try DenseQuadratics(
      matrices: Array(repeating: matrix, count: 3), linearTerms: [[1, -2], [0, 3], [5, 1]])
    let oracle = GaussianNoise(on: problem, variance: 1)
    let batch = state(of: ErrorFeedback(stepSizes: .constant(0.1)), from: [5, 1], on: oracle, rounds: 37)
    let method = ErrorFeedback(localSteps: localSteps, stepSizes: .constant(0.1))
    let local = state(of: method, from: [5, 1], on: oracle, rounds: 37)
    #expect(relativeDistance(local.virtualIterate, batch.x) < 1e-13)
  }

  @Test func twoRunsOfOneSeedAreEqual() throws {
    let oracle = GaussianNoise(on: try rotatedQuadratics(), variance: 1)
    let method = ErrorFeedback(delays: RandomDelay(upTo: 6), stepSizes: .constant(0.05))
    let x0 = [Double](repeating: 1, count: 6)
    let run = state(of: method, from: x0, on: oracle, rounds: 20)
    #expect(run.x == state(of: method, from: x0, on: oracle, rounds: 20).x)
    #expect(run.x != state(of: method, from: x0, on: oracle, rounds: 20, seed: 2).x)
  }

  @Test func randomDelaysTakeEveryValue() {
    var stream = streams(workers: 1).compressor[0]
    let none = [0.0]
    let draws = (0..<200).map {
      RandomDelay(upTo: 3).delay(of: none.span, at: none.span, of: 0, inRound: $0, using: &stream)
    }
    // A value is missed by 200 draws with probability 4 (3/4)²⁰⁰ < 10⁻²⁴.
    #expect(Set(draws) == [0, 1, 2, 3])
  }
}
