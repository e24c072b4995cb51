import GSL
import Testing

@testable import Checks

@Suite struct PropertyCheckTests {
  private func history(_ subject: some CompressorSubject, dimension: Int = 1) throws -> PropertyEvidence.History {
    let check = PropertyCheck(of: subject, shapes: [[dimension]], domain: Domain(defaultFor: .float64), seed: 1)
    return try check.gather(
      resuming: nil, in: RunSettings(seed: 1, budget: .quick, criterion: Criterion())
    ).history
  }

  /// Two outcomes and no seed: a fresh start repeats the first output half of the time by chance. Eleven times in a
  /// row, with another output after each, has probability 4⁻¹⁰ at most.
  @Test(arguments: 0..<32) func coinsWithoutSeedsAreNoMemory(coin: UInt64) throws {
    let subject = ScriptedSubject("coin \(coin)") { start in
      var stream = RandomStream(key: coin, stream: UInt64(start))
      return { x, _ in stream.bernoulli(0.5) ? x : x.map { -$0 } }
    }
    let history = try history(subject)
    #expect(history == .notReproducible || history == .none)
  }

  @Test func aMemoryIsSeen() throws {
    let subject = ScriptedSubject("counts its calls") { _ in
      var calls = 0.0
      return { x, _ in
        calls += 1
        return x.map { $0 + calls }
      }
    }
    #expect(try history(subject) == .remembered)
  }

  @Test func seededDrawsAreNoMemory() throws {
    #expect(try history(ScriptedSubject.seeded("half") { x, stream in stream.bernoulli(0.5) ? x : [0] }) == .none)
  }
}
