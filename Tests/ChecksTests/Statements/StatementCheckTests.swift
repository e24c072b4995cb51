import Testing

@testable import Checks

@Suite struct StatementCheckTests {
  private let atMost = Statement("a ≤ b", quantity: "a over b")
  private let equals = Statement("a = b", quantity: "a over b", .equals)

  private func outcome(
    _ statement: Statement, _ sides: [(left: Double, right: Double, slack: Double)]
  ) -> (verdict: Verdict?, trial: Trial?) {
    let check = StatementCheck(id: CheckID(subject: "s", property: "p"), statements: [statement]) { evidence, _ in }
    var evidence = StatementEvidence([statement])
    for side in sides {
      evidence.note(0, left: side.left, right: side.right, slack: side.slack, place: "here", x: [1])
    }
    return (check.judge(evidence, by: Criterion()).first?.verdict, check.trials(of: evidence).first)
  }

  @Test func anInequalityHoldsUpToRounding() {
    #expect(outcome(atMost, [(1, 1, 1e-12)]).verdict == .holdsExactly)
    #expect(outcome(atMost, [(1 + 1e-13, 1, 1e-12)]).verdict == .holdsExactly)
    #expect(outcome(atMost, [(1 + 1e-11, 1, 1e-12)]).verdict == .refuted)
    #expect(outcome(atMost, [(-5, 1, 1e-12)]).verdict == .holdsExactly)
  }

  @Test func oneViolationDecidesWhereverItStands() {
    let good = (left: 0.99, right: 1.0, slack: 1e-12)
    let bad = (left: 2e-6, right: 1e-6, slack: 1e-12)
    #expect(outcome(atMost, [good, bad]).verdict == .refuted)
    #expect(outcome(atMost, [bad, good]).verdict == .refuted)
    #expect(outcome(equals, [good]).verdict == .refuted)
  }

  @Test func placesWithinRoundingTellNothing() {
    #expect(outcome(atMost, [(0, 0, 0)]).verdict == .undecided)
    #expect(outcome(atMost, [(1e-14, 1e-13, 1e-12)]).verdict == .undecided)
    #expect(outcome(atMost, []).verdict == .undecided)
    #expect(outcome(atMost, []).trial == .unresolved)
  }

  @Test func numbersThatAreNotFiniteRefute() {
    #expect(outcome(atMost, [(.nan, 1, 1e-12)]).verdict == .refuted)
    #expect(outcome(atMost, [(.infinity, 1, 1e-12)]).verdict == .refuted)
    #expect(outcome(equals, [(.nan, 1, 1e-12)]).verdict == .refuted)
  }

  @Test func onTrialTightConstantsAreRefutedAndLooseOnesMeasured() {
    #expect(outcome(atMost, [(0.5, 1, 1e-12), (0.95, 1, 1e-12)]).trial == .refuted)
    #expect(outcome(atMost, [(0.125, 1, 1e-12), (0.5, 1, 1e-12)]).trial == .loose(factor: 2))
    #expect(outcome(atMost, [(-1, 1, 1e-12)]).trial == .loose(factor: .infinity))
    #expect(outcome(equals, [(1, 1, 1e-12)]).trial == .refuted)
  }
}
