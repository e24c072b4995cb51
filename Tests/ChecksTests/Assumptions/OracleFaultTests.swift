import Foundation
import GSL
import Testing

@testable import Checks
@testable import Falsehoods

/// The planted faults of oracles and their controls.
@Suite struct OracleFaultTests {
  @Test(arguments: PlantedOracleFault.bank.map(\.id))
  func faultsAreRefutedAndControlsAreNot(id: String) throws {
    let fault = try #require(PlantedOracleFault.bank.first { $0.id == id })
    let finding = try finding(fault.claim, fault.subject, budget: fault.isControl ? .standard : fault.budget)
    #expect((finding.verdict == .refuted) == !fault.isControl, "\(finding.notes)")
  }

  @Test func theBankHoldsFiveFaultsWithAControlEach() {
    let bank = PlantedOracleFault.bank
    #expect(bank.filter { !$0.isControl }.map(\.id) == ["orc-02", "orc-03", "orc-05", "orc-08", "orc-11"])
    #expect(bank.count { $0.isControl } == 5 && Set(bank.map(\.id)).count == 10)
  }

  /// `Y = c χ²₁₀/10` at the witness, of which the best bet is found by a search on a fine grid over a quadrature of
  /// the density; `orc-11` has the constant value of its own.
  @Test(arguments: [("orc-02", 1.05), ("orc-03", 4.0), ("orc-05", 2.5)])
  func theLeastNumberOfCallsIsThatOfTheLaw(id: String, ratio c: Double) throws {
    let fault = try #require(PlantedOracleFault.bank.first { $0.id == id })
    func growth(_ bet: Double) -> Double {
      // The trapezoidal rule on [0, 80], where the density of χ²₁₀, x⁴ e^(−x/2)/768, has all its mass but 10⁻¹².
      let steps = 20_000
      let h = 80.0 / Double(steps)
      return (1..<steps).reduce(0) { sum, k in
        let x = Double(k) * h
        return sum + h * pow(x, 4) * exp(-x / 2) / 768 * log1p(bet * (c * x / 10 - 1))
      }
    }
    let bets = c > 2 ? [1.0] : (1...60).map { Double($0) / 200 }
    let information = bets.map(growth).max() ?? 0
    // The grid of bets costs less than 10⁻³ of the information.
    let least = try #require(try fault.leastCalls(falseAlarm: 1e-3))
    #expect(abs(log(1000) / information / least - 1) < 1e-3)
    // Figures found independently by sampled optima.
    #expect(Int(least.rounded(.up)) == ["orc-02": 1150, "orc-03": 6, "orc-05": 9][id])
    #expect(try fault.leastCalls(falseAlarm: 1e-6) == 2 * least)
  }

  @Test func theLeastNumberOfCallsOfAConstantBias() throws {
    let fault = try #require(PlantedOracleFault.bank.first { $0.id == "orc-11" })
    let least = try #require(try fault.leastCalls(falseAlarm: 1e-3))
    #expect(abs(log(1000) / log(1 + 0.0625 / 0.9375) / least - 1) < 1e-9)
    #expect(Int(least.rounded(.up)) == 108)
  }

  @Test func theWitnessesBreakTheClaimsByThemselves() throws {
    for fault in PlantedOracleFault.bank where !fault.isControl && fault.law != nil {
      let finding = try finding(fault.claim, fault.subject, own: [fault.witness])
      #expect(finding.verdict == .refuted)
    }
  }
}
