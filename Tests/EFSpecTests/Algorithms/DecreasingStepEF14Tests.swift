import EFSpec
import Testing

@Suite struct DecreasingStepEF14Tests {
  /// `4/(μ(κ + t))` with `μ = 2`, `κ = 4`: ½, ⅖, ⅓.
  @Test func stepsDecrease() {
    let method = DecreasingStepEF14(compressor: TopK(1), strongConvexity: 2, offset: 4)
    #expect([0, 1, 2].map(method.stepSize(ofRound:)) == [0.5, 0.4, 4.0 / 12])
  }

  /// Each round is a round of EF14 with that round's step size, errors and all.
  @Test func roundsAreThoseOfEF14() throws {
    let oracle = ExactOracle(try twoWorkers())
    let method = DecreasingStepEF14(compressor: TopK(1), strongConvexity: 2, offset: 4)
    var streams = streams(workers: 2)
    var expected = EF14(compressor: TopK(1), stepSize: 0.5).start(at: [3, -1], on: oracle, using: &streams)
    for stepSize in [0.5, 0.4, 4.0 / 12] {
      EF14(compressor: TopK(1), stepSize: stepSize).advance(&expected, on: oracle, using: &streams)
    }
    let actual = state(of: method, from: [3, -1], on: oracle, rounds: 3)
    #expect(actual.x == expected.x)
    #expect(actual.e == expected.e)
    #expect(actual.round == 3)
  }
}
