import Foundation
import GSL
import Testing

@Suite struct QuadratureTests {
  @Test func aPolynomialIsIntegratedToRounding() throws {
    #expect((try integral(of: { 3 * $0 * $0 }, in: -1...2) - 9).magnitude < 1e-13)
    #expect((try integral(of: { $0 * $0 * $0 }, in: -1...1)).magnitude < 1e-13)
  }

  @Test func anIntegrableSingularityIsNoObstacle() throws {
    #expect((try integral(of: { 1 / $0.squareRoot() }, in: 0...1) - 2).magnitude < 1e-12)
  }

  @Test func theGaussianHasMassOne() throws {
    let density = { (t: Double) in exp(-t * t / 2) / (2 * Double.pi).squareRoot() }
    #expect((try integral(of: density, in: -40...40) - 1).magnitude < 1e-13)
  }

  @Test func aFunctionWithoutAnIntegralIsAnError() {
    #expect(throws: GSLError.self) { try integral(of: { 1 / $0 }, in: 0...1) }
    #expect(throws: GSLError.self) { try integral(of: { sin(1 / $0) }, in: 0...1) }
  }

  /// `I_x(a, 1) = xᵃ` and `I_x(1, b) = 1 − (1 − x)ᵇ`.
  @Test func theIncompleteBetaFunctionHasItsElementaryCases() {
    #expect((regularisedBeta(0.75, 3, 1) - 0.421875).magnitude < 1e-15)
    #expect((regularisedBeta(0.25, 1, 2) - 0.4375).magnitude < 1e-15)
    #expect(regularisedBeta(0, 2, 3) == 0 && regularisedBeta(1, 2, 3) == 1)
  }
}
