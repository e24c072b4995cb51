import Foundation
import Testing

@testable import Checks

@Suite struct ConfidenceTests {
  static let block = [0.9, 0.6, 0.8, 0.7, 1, 0.5, 0.75, 0.85, 0.65, 0.95]

  @Test func theLowerLimitIsTheKnownOne() throws {
    let values = (0..<20).flatMap { _ in Self.block }
    #expect((try lowerConfidenceLimit(of: values, alpha: 0.05) - 0.7389547699748268).magnitude < 1e-12)
    #expect((try lowerConfidenceLimit(of: values, alpha: 0.001) - 0.7236524888455492).magnitude < 1e-12)
  }

  @Test func nothingIsCertifiedOfZeros() throws {
    #expect(try lowerConfidenceLimit(of: [0, 0, 0], alpha: 0.05) == 0)
    #expect(try lowerConfidenceLimit(of: [], alpha: 0.05) == 0)
  }

  @Test func thePredictedCallsAreTheKnownOnes() {
    let calls = callsForPower99(growth: 0.01, deviation: 0.1, logThreshold: log(1000) + log(4))
    #expect((calls / 1822.5553677866196 - 1).magnitude < 1e-12)
    #expect(callsForPower99(growth: -0.1, deviation: 1, logThreshold: 1) == .infinity)
  }
}
