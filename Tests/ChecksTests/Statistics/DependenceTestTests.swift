import Foundation
import GSL
import Testing

@testable import Checks

@Suite struct DependenceTestTests {
  /// For every lag, with everything before its block fixed: the mean of the wealth after the block over
  /// all errors ±1 equals the wealth before it.
  @Test func theExpectedWealthOfIndependentCallsIsOne() throws {
    var before = CallDependenceTest()
    var position = 0
    for lag in CallDependenceTest.lags.prefix(4) {
      let length = CallDependenceTest.blockLength(lag: lag)
      var total = 0.0
      for bits in 0..<(1 << length) {
        var test = before
        for i in 0..<length { test.feed([bits >> i & 1 == 1 ? 1.0 : -1.0]) }
        total += exp(try #require(test.logWealth))
      }
      let mean = total / Double(1 << length)
      #expect((mean / exp(try #require(before.logWealth)) - 1).magnitude < 1e-12, "lag \(lag)")
      for _ in 0..<length {
        before.feed([position % 3 == 0 ? 1.0 : -1.0])
        position += 1
      }
    }
  }

  @Test func insideABlockThereIsNoWealth() {
    var test = CallDependenceTest()
    #expect(test.logWealth == 0)
    for call in 1...CallDependenceTest.callsInARound {
      test.feed([Double(call), 1])
      let ends = [4, 9, 15, 25, 43]
      #expect((test.logWealth != nil) == ends.contains(call), "call \(call)")
    }
  }

  /// A mask of one of four coordinates that is used again with probability 0.6.
  @Test func maskReuseIsFound() throws {
    var stream = RandomStream(key: 13, stream: 0)
    var test = CallDependenceTest()
    var kept = 0
    for _ in 0..<(60 * CallDependenceTest.callsInARound) {
      if !stream.bernoulli(0.6) { kept = stream.integer(below: 4) }
      test.feed((0..<4).map { $0 == kept ? 3.0 : -1.0 })
    }
    #expect(try #require(test.logWealth) > log(1e3))
  }

  /// A mask that walks through the coordinates in turn: four calls apart the errors agree.
  @Test func aCyclicMaskIsFound() throws {
    var test = CallDependenceTest()
    for call in 0..<(40 * CallDependenceTest.callsInARound) {
      test.feed((0..<4).map { $0 == call % 4 ? 3.0 : -1.0 })
    }
    #expect(try #require(test.logWealth) > log(1e6))
  }

  /// A bias is no dependence. False-alarm probability 10⁻⁶ (Ville).
  @Test func independentCallsWithABiasAreLeftAlone() throws {
    var stream = RandomStream(key: 14, stream: 0)
    var test = CallDependenceTest()
    for _ in 0..<(100 * CallDependenceTest.callsInARound) {
      test.feed([1 + stream.gaussian(), 2 + stream.gaussian()])
      if let wealth = test.logWealth { #expect(wealth < log(1e6)) }
    }
  }

  /// Three workers and two rounds of errors ±1: 64 outcomes.
  @Test func theExpectedWealthOfIndependentWorkersIsOne() throws {
    var total = 0.0
    for bits in 0..<64 {
      var test = WorkerDependenceTest(workerCount: 3)
      test.feed((0..<3).map { [bits >> $0 & 1 == 1 ? 1.0 : -1.0] })
      #expect(test.logWealth == nil)
      test.feed((3..<6).map { [bits >> $0 & 1 == 1 ? 1.0 : -1.0] })
      total += exp(try #require(test.logWealth))
    }
    #expect((total / 64 - 1).magnitude < 1e-12)
  }

  /// Workers 0 and 2 of 5 draw the same numbers.
  @Test func sharedRandomnessOfTwoWorkersIsFound() throws {
    var stream = RandomStream(key: 15, stream: 0)
    var test = WorkerDependenceTest(workerCount: 5)
    for _ in 0..<3600 {
      var errors = (0..<5).map { _ in [stream.gaussian(), stream.gaussian()] }
      errors[2] = errors[0]
      test.feed(errors)
    }
    #expect(try #require(test.logWealth) > log(1e6))
  }

  /// False-alarm probability 10⁻⁶ (Ville).
  @Test func independentWorkersAreLeftAlone() throws {
    var stream = RandomStream(key: 16, stream: 0)
    var test = WorkerDependenceTest(workerCount: 4)
    for _ in 0..<1000 { test.feed((0..<4).map { _ in [1 + stream.gaussian()] }) }
    #expect(try #require(test.logWealth) < log(1e6))
  }

  /// Errors ±1 have variance 1, and their average over two workers variance 1/2: the boundary.
  @Test func theExpectedWealthOfAveragesIsOne() {
    let errors = [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)]
    let total = errors.reduce(0.0) { sum, pair in
      var test = WorkerAverageTest(workerCount: 2, variance: 1)
      test.feed([[pair.0], [pair.1]])
      return sum + exp(test.logWealth)
    }
    #expect((total / 4 - 1).magnitude < 1e-12)
  }

  @Test func workersThatAgreeDoNotAverage() {
    var stream = RandomStream(key: 17, stream: 0)
    var test = WorkerAverageTest(workerCount: 4, variance: 1)
    for _ in 0..<100 {
      let error = [stream.gaussian()]
      test.feed([error, error, error, error])
    }
    #expect(test.logWealth > log(1e6))
  }
}
