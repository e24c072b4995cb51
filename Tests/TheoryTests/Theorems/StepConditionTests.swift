import Testing
import Theory

@Suite struct StepConditionTests {
  /// `2γ² + γ ≤ 1` holds up to `γ = 1/2`.
  @Test func handValue() throws {
    let condition = try StepCondition(quadratic: 2, linear: 1)
    #expect(condition.largestStepSize == 0.5)
    #expect(condition.admits(0.5))
    #expect(!condition.admits(0.5.nextUp))
    #expect(!condition.admits(0))
    #expect(!condition.admits(.nan))
  }

  @Test func theSimpleStepIsAdmissible() throws {
    for quadratic in [0, 1e-6, 1, 1e9] {
      let condition = try StepCondition(quadratic: quadratic, linear: 3)
      #expect(condition.admits(condition.simpleStepSize))
    }
  }

  @Test func refusesWhatIsNoCondition() {
    #expect(throws: HypothesisViolation.self) { try StepCondition(quadratic: -1, linear: 1) }
    #expect(throws: HypothesisViolation.self) { try StepCondition(quadratic: 1, linear: 0) }
    #expect(throws: HypothesisViolation.self) { try StepCondition(quadratic: .nan, linear: 1) }
  }
}
