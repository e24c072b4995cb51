import Checks
import Testing

@testable import Falsehoods

/// The bank in this package against the bank as it was published.
@Suite struct BankTests {
  @Test func theBankHoldsTheEntriesOfTheTableInItsOrder() {
    let compressors = PlantedFault.bank.filter { $0.kind != .oracle }
    #expect(compressors.map(\.id) == GoldenBank.compressors.map(\.id))
    #expect(GoldenBank.published.mutants.count == 72)
  }

  @Test(arguments: GoldenBank.compressors.map(\.id)) func theEntrySaysWhatTheTableSays(id: String) throws {
    let golden = try #require(GoldenBank.compressors.first { $0.id == id })
    let fault = try PlantedFault.named(id)
    #expect(fault.base == golden.base && fault.description == golden.description)
    #expect(fault.kind.rawValue == golden.kind && fault.witness.name == golden.witness)
    #expect(fault.dimension == golden.dimension)
    #expect(try isSame(fault, golden.claim))
  }

  private func isSame(_ fault: PlantedFault, _ golden: GoldenBank.Claim) throws -> Bool {
    switch (golden.cls, fault.momentClaim) {
    case ("B3", .contractive(let error)): abs(error - (golden.c ?? 0)) < 1e-15
    case ("U", .unbiased(let omega)): omega == golden.omega
    case ("B2", .classB2(let gamma, let beta)): gamma == golden.gamma && beta == golden.beta
    case ("structural", nil): Self.rules[fault.claim] == golden.rule
    default: false
    }
  }

  private static let rules = [
    "sparse(k=2)": "at most k nonzeros", "stateless": "C(x) must not depend on earlier calls",
    "zeroAtZero": "C(0)=0", "dimensionKept": "dim C(x) = dim x",
    "homogeneous": "C(2^j x)=2^j C(x) bitwise under a shared seed",
  ]

  @Test(arguments: PlantedFault.bank.map(\.claim)) func theClaimCanBeRead(claim: String) throws {
    #expect(try Claim(parsing: claim).description == claim)
  }

  @Test func anUnknownNameIsAnsweredWithTheNearest() {
    let error = #expect(throws: UsageError.self) { try PlantedFault.named("topk-1") }
    #expect(error?.description.contains("topk-01") == true)
  }
}
