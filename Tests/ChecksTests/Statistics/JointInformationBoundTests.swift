import Foundation
import Testing

@testable import Checks

/// The largest growth of a bettor on a known law, against closed forms and against itself.
@Suite struct JointInformationBoundTests {
  private func law(_ errors: [(Double, Double)]) -> RelativeErrorLaw {
    RelativeErrorLaw(squaredErrors: errors.map { RelativeErrorLaw.Atom(value: $0.0, probability: $0.1) })
  }

  /// `r = 1` with probability 3/4, else 0, against the claim 0.7.
  @Test func aRatioHasTheInformationOfTheScalarBound() throws {
    let joint = try #require(
      try JointInformationBound(of: .contractive(error: 0.7), under: law([(1, 0.75), (0, 0.25)])))
    let scalar = try InformationBound(.twoPoint(value: 1 / 0.7, probability: 0.75))
    #expect(abs(joint.information - scalar.information) <= joint.gap)
    #expect(abs(joint.stakes[0] - scalar.bestBet) < 1e-6)
  }

  @Test func aTrueClaimHasNone() throws {
    let bound = try #require(
      try JointInformationBound(of: .contractive(error: 0.75), under: law([(1, 0.75), (0, 0.25)])))
    #expect(bound.information <= bound.gap)
  }

  /// A constant output of error `D` refutes `E D = 0, E‖D‖² ≤ ω` at the rate `log((‖D‖² + ω)/ω)`.
  @Test(arguments: [(0.5, 3.0), (0, 3), (1.25, 0.125)]) func aConstantOutputHasAClosedForm(
    scale: Double, omega: Double
  ) throws {
    let x = [1.0, -2, 3]
    let errors = RelativeErrorLaw(outputs: [(x.map { scale * $0 }, 1)], at: x)
    let bound = try #require(try JointInformationBound(of: .unbiased(omega: omega), under: errors))
    #expect(abs(bound.information - log1p(errors.meanSquaredError / omega)) < 1e-9)
  }

  /// Independent entries by integrals, and all their outcomes by summation.
  @Test func integralsAgreeWithSums() throws {
    let x = [1.0, 2, -3, 0.5]
    let laws = x.map {
      [RelativeErrorLaw.Atom(value: 0, probability: 0.7), RelativeErrorLaw.Atom(value: $0 / 0.25, probability: 0.3)]
    }
    let outcomes = (0..<16).map { mask in
      let kept = (0..<4).map { mask >> $0 & 1 == 1 }
      return (
        output: (0..<4).map { kept[$0] ? x[$0] / 0.25 : 0 }, probability: kept.reduce(1) { $0 * ($1 ? 0.3 : 0.7) }
      )
    }
    let (single, joint) = (RelativeErrorLaw(entries: laws, at: x), RelativeErrorLaw(outputs: outcomes, at: x))
    #expect(abs(single.meanSquaredError - joint.meanSquaredError) < 1e-14)
    let claim = CompressorClaim.unbiased(omega: 3)
    let integrated = try #require(try JointInformationBound(of: claim, under: single))
    let summed = try #require(try JointInformationBound(of: claim, under: joint))
    #expect(integrated.information > 1e-3)
    #expect(abs(integrated.information - summed.information) < 1e-11)
  }

  /// No feasible stakes tried at random do better.
  @Test func nothingBeatsTheMaximumOfTwoParameters() throws {
    let x = [1.0, 2, 3, 4]
    let outcomes = x.indices.map { i in (output: x.indices.map { $0 == i ? x[$0] : 0 }, probability: 0.25) }
    let errors = RelativeErrorLaw(outputs: outcomes, at: x)
    let (gamma, beta) = (0.3, 1.0)
    let bound = try #require(try JointInformationBound(of: .classB2(gamma: gamma, beta: beta), under: errors))
    #expect(bound.information > 0)
    let norm = 30.0
    for step in 1...20 {
      let lower = Double(step) / 20 / (beta - gamma)
      let uppers = TwoParameterTest.feasibleUpperStakes(gamma: gamma, beta: beta, lower: lower)
      for part in 0...20 {
        let upper = uppers.lowerBound + Double(part) / 20 * (uppers.upperBound - uppers.lowerBound)
        var growth = 0.0
        for entry in x {
          let u = entry * entry / norm
          let gain = upper * (1 - beta) * u + lower * (gamma - u)
          growth += 0.25 * log(max(1e-300, 1 + gain))
        }
        #expect(growth <= bound.information + bound.gap)
      }
    }
  }
}
