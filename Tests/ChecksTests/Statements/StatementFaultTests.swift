import EFSpec
import GSL
import Testing
import Theory

@testable import Checks
@testable import EFSpec

/// Planted falsehoods: promises that are too good, and methods that are not what they are said to be.
@Suite struct StatementFaultTests {
  private let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())

  private func verdicts(_ check: StatementCheck) throws -> [Verdict] {
    check.judge(try check.gather(resuming: nil, in: run), by: run.criterion).map(\.verdict)
  }

  @Test func randKWithAPromiseOfALargerKIsRefuted() throws {
    let honest = try DescentCheck(RandK(10, scaling: .biased), RandKTheory(10), named: "honest", dimension: 16)
    #expect(try verdicts(#require(honest).check).allSatisfy { $0 == .holdsExactly })
    let boastful = try DescentCheck(RandK(10, scaling: .biased), RandKTheory(11), named: "boastful", dimension: 16)
    #expect(try verdicts(#require(boastful).check).allSatisfy { $0 == .refuted })
  }

  @Test func topKThatKeepsTheFirstEntriesIsRefuted() throws {
    let fault = try DescentCheck(FirstK(k: 4), TopKTheory(4), named: "first", dimension: 16)
    // For each class the decrease in terms of the gradient; in terms of the gap it is looser.
    let verdicts = try verdicts(#require(fault).check)
    #expect([0, 2, 4].allSatisfy { verdicts[$0] == .refuted })
  }

  private func instance() throws -> ErrorFeedbackInstance<DiagonalQuadratics> {
    let shared = DiagonalQuadratics(
      diagonals: [[2, 2, 2, 2], [2, 2, 2, 2]], gradientsAtMinimiser: [[0, 0, 0, 0], [0, 0, 0, 0]],
      minimiser: [0, 0, 0, 0])
    return try ErrorFeedbackInstance(shared, minimiser: [0, 0, 0, 0], strongConvexity: 2, growth: 0, floor: 1)
  }

  @Test func errorsThatAreForgottenBreakTheVirtualIterate() throws {
    let check = try LemmaCheck(instance(), TopK(1), TopKTheory(1), named: "forgetful") {
      ForgetfulErrors(base: EF14(compressor: $0, stepSize: $1))
    }
    #expect(try verdicts(check.check)[0] == .refuted)
  }

  @Test func stepsThatAreTooLongBreakTheDescent() throws {
    let check = try LemmaCheck(instance(), TopK(1), TopKTheory(1), named: "hasty") {
      EF14(compressor: $0, stepSize: 1.1 * $1)
    }
    let verdicts = try verdicts(check.check)
    #expect(verdicts[0] == .refuted)
    #expect(verdicts[4] == .refuted)
  }

  @Test func aCompressorThatKeepsLessThanPromisedBreaksTheErrorRecursion() throws {
    let check = try LemmaCheck(instance(), RandK(1, scaling: .biased), RandKTheory(2), named: "boastful")
    #expect(try verdicts(check.check)[5] == .refuted)
  }

  @Test func aBoundFromTooLargeAConvexityIsRefuted() throws {
    let (problem, minimum) = try Catalogue.heterogeneousQuadratics(workers: 3, dimension: 3)
    let boast = DenseQuadratics.Minimum(
      x: minimum.x, value: minimum.value, strongConvexity: 3 * minimum.strongConvexity)
    let check = try ExactBoundGrid(problem, boast, k: 1, growth: 0, floor: 0).check
    let verdicts = try verdicts(check)
    #expect(verdicts[2] == .refuted)
  }
}

/// Keeps the first `k` entries instead of the largest.
private struct FirstK: DeterministicCompressor {
  let k: Int

  func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    for i in x.indices { output[i] = i < k ? x[i] : 0 }
  }
}

/// EF14 that forgets: `eᵢ ← 0` after every round.
private struct ForgetfulErrors<C: Compressor>: Algorithm {
  let base: EF14<C>

  func start(at x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams) -> EF14<C>.State {
    base.start(at: x0, on: oracle, using: &streams)
  }

  func advance(_ state: inout EF14<C>.State, on oracle: some GradientOracle, using streams: inout WorkerStreams) {
    base.advance(&state, on: oracle, using: &streams)
    state = ErrorFeedbackState(x: state.x, e: state.e.map { $0.map { _ in 0 } })
  }
}
