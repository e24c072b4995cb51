import Foundation
import GSL
import Testing

@testable import Checks

/// Planted falsehoods about structure are refuted within the quick budget at a false-alarm probability of 10⁻⁶,
/// with a counterexample. Seeds are fixed.
@Suite struct StructuralFalsehoodTests {
  private func refuted(
    _ subject: any CompressorSubject, _ claim: String, dimensions: [Int] = [16], budget: Budget = .quick
  ) throws -> Finding {
    let finding = try StructuralTruthTests.finding(subject, claim, dimensions: dimensions, budget: budget)
    #expect(finding.verdict == .refuted, "\(claim): \(finding.notes)")
    #expect(finding.witness != nil && !finding.notes.isEmpty)
    if finding.witness?.x.contains(where: { $0 != 0 }) == true {
      #expect(finding.shrunkWitness?.logEValue ?? log(1e6) >= log(1e6))
      #expect(finding.shrunkWitness?.x.contains { $0 != 0 } ?? false)
    }
    return finding
  }

  private func builtin(_ text: String) throws -> ReferenceSubject { try StructuralTruthTests.builtin(text) }

  // MARK: Single outputs

  @Test func oneEntryTooMany() throws {
    #expect(try refuted(builtin("topk(k=4)"), "sparse(k=3)").calls < 10)
    #expect(try refuted(builtin("randk(k=4)"), "sparse(k=d/4-1)").calls < 1000)
  }

  @Test func aRareBrokenBudget() throws {
    // One draw of 500 keeps an entry more than promised.
    let subject = ScriptedSubject.seeded("sometimes five") { x, stream in
      ScriptedSubject.masked(x, keeping: stream.subset(of: 16, count: stream.bernoulli(0.002) ? 5 : 4))
    }
    _ = try refuted(subject, "sparse(k=4)")
  }

  @Test func aLongerMessageThanPromised() throws {
    let finding = try refuted(builtin("topk(k=4)"), "bits(max=200)")
    #expect(finding.notes.contains { $0.contains("bits, and 200 are allowed") })
  }

  @Test func anUnderflowBeyondTheRange() throws {
    // The norm of 2⁻¹⁰⁶⁰ squared is zero, and zero over zero is not finite.
    let subject = ScriptedSubject.seeded("textbook normalisation") { x, _ in
      let norm = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return x.allSatisfy { $0 == 0 } ? x : x.map { $0 / norm * norm }
    }
    let finding = try refuted(subject, "finite")
    #expect(finding.notes.contains { $0.contains("of C(x) is NaN") })
  }

  @Test func aRangeThatEndsAtTheSquareOfTheNorm() throws {
    // Finite everywhere, but zero where squares underflow: C(2⁻¹⁰⁰⁰ x) ≠ 2⁻¹⁰⁰⁰ C(x).
    let subject = ScriptedSubject.seeded("normalisation that gives up") { x, _ in
      let norm = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return norm > 0 && norm.isFinite ? x.map { $0 / norm * norm } : x.map { _ in 0 }
    }
    #expect(try StructuralTruthTests.finding(subject, "finite").verdict == .consistent)
    _ = try refuted(subject, "range")
  }

  @Test func zeroIsMoved() throws {
    let subject = ScriptedSubject.seeded("adds one") { x, _ in x.map { $0 + 1 } }
    #expect(try refuted(subject, "zeroAtZero").notes.contains { $0.contains("C(0) is 1.0") })
  }

  @Test func oneEntryIsLostAtOddDimensions() throws {
    let subject = ScriptedSubject.seeded("pairs only") { x, _ in Array(x.prefix(x.count / 2 * 2)) }
    let finding = try refuted(subject, "dimensionKept")
    #expect(finding.notes.contains { $0.contains("entries") })
  }

  // MARK: Repeated outputs

  @Test func aRandomCompressorIsNotDeterministic() throws {
    #expect(try refuted(builtin("randk(k=4)"), "deterministic").calls <= 128)
  }

  @Test func aMemoryIsNeitherDeterministicNorStateless() throws {
    let subject = ScriptedSubject("error feedback inside", isDeclaredDeterministic: true) { _ in
      var residual: [Double] = []
      return { x, _ in
        if residual.count != x.count { residual = x.map { _ in 0 } }
        let corrected = zip(x, residual).map { $0 + $1 }
        let best = Set(corrected.indices.sorted { corrected[$0].magnitude > corrected[$1].magnitude }.prefix(2))
        let sent = corrected.indices.map { best.contains($0) ? corrected[$0] : 0 }
        residual = zip(corrected, sent).map { $0 - $1 }
        return sent
      }
    }
    _ = try refuted(subject, "deterministic")
    _ = try refuted(subject, "stateless")
    // A fresh start repeats everything, so that the seeds are not to blame.
    #expect(try StructuralTruthTests.finding(subject, "seedReproducible").verdict != .refuted)
  }

  @Test func aRunningScaleIsAMemoryAlthoughDrawsAreSeeded() throws {
    let subject = ScriptedSubject("scale of the previous call") { _ in
      var scale = 1.0
      return { x, seed in
        var stream = RandomStream(key: seed, stream: 0)
        let now = x.reduce(0) { max($0, $1.magnitude) }
        defer { scale = now }
        return x.map { stream.bernoulli(0.5) ? $0 + 0.1 * scale : $0 - 0.1 * scale }
      }
    }
    let finding = try refuted(subject, "stateless")
    #expect(finding.notes.contains { $0.contains("repetitions with one seed") })
  }

  @Test func aMemoryWithoutSeedsShowsInTheLaw() throws {
    let subject = ScriptedSubject("scale of the previous call, unseeded") { start in
      var scale = 1.0
      var stream = RandomStream(key: 5, stream: UInt64(start))
      return { x, _ in
        let now = x.reduce(0) { max($0, $1.magnitude) }
        defer { scale = now }
        return x.map { $0 + scale * stream.gaussian() }
      }
    }
    _ = try refuted(subject, "stateless")
  }

  @Test func aCompressorWithoutSeedsIsNotReproducible() throws {
    let subject = ScriptedSubject.unseeded("unseeded Rand-4") { x, stream in
      ScriptedSubject.masked(x, keeping: stream.subset(of: x.count, count: 4))
    }
    let finding = try refuted(subject, "seedReproducible")
    #expect(finding.notes.contains { $0.contains("fresh start") })
  }

  // MARK: Laws under transformations

  @Test func anEpsilonInTheNormBreaksHomogeneity() throws {
    let subject = ScriptedSubject.seeded("dithering with 10⁻³ added to the norm") { x, stream in
      let norm = x.reduce(0) { $0 + $1 * $1 }.squareRoot() + 1e-3
      return x.map { entry in
        let position = 4 * entry.magnitude / norm
        let level = position.rounded(.down) + (stream.bernoulli(position - position.rounded(.down)) ? 1 : 0)
        return (entry < 0 ? -1 : 1) * norm * level / 4
      }
    }
    let finding = try refuted(subject, "homogeneous")
    #expect(finding.calls < 200)
  }

  @Test func anEpsilonInTheNormShowsInTheLawWithoutSeeds() throws {
    let subject = ScriptedSubject.unseeded("dithering with 10⁻³ added to the norm, unseeded") { x, stream in
      let norm = x.reduce(0) { $0 + $1 * $1 }.squareRoot() + 1e-3
      return x.map { entry in
        let position = 4 * entry.magnitude / norm
        let level = position.rounded(.down) + (stream.bernoulli(position - position.rounded(.down)) ? 1 : 0)
        return (entry < 0 ? -1 : 1) * norm * level / 4
      }
    }
    _ = try refuted(subject, "homogeneous")
  }

  @Test func aThresholdOnSignedValuesIsNotOdd() throws {
    let deterministic = ScriptedSubject("signed threshold", isDeclaredDeterministic: true) { _ in
      { x, _ in
        let largest = x.reduce(0) { max($0, $1.magnitude) }
        return x.map { $0 >= 0.5 * largest ? $0 : 0 }
      }
    }
    #expect(try refuted(deterministic, "odd").calls < 10)
    let random = ScriptedSubject.seeded("negative entries are kept more often") { x, stream in
      x.map { stream.bernoulli($0 < 0 ? 0.5 : 0.25) ? $0 : 0 }
    }
    _ = try refuted(random, "odd")
  }

  @Test func theLastCoordinateIsNeverChosen() throws {
    let subject = ScriptedSubject.seeded("Rand-4 of the first 15") { x, stream in
      ScriptedSubject.masked(x, keeping: stream.subset(of: 15, count: 4))
    }
    let finding = try refuted(subject, "permutationEquivariant")
    #expect(finding.notes.contains { $0.contains("mean sign") })
  }

  @Test func aPreferredOrderIsNoPermutationEquivariance() throws {
    let subject = ScriptedSubject.seeded("early entries are kept more often") { x, stream in
      x.indices.map { stream.bernoulli(0.5 - 0.4 * Double($0) / Double(x.count)) ? x[$0] : 0 }
    }
    _ = try refuted(subject, "permutationEquivariant")
    _ = try refuted(builtin("block_topk(block=4, k=1)"), "permutationEquivariant")
  }

  // MARK: Dependence

  @Test func masksUsedAgainAreDependentCalls() throws {
    let subject = ScriptedSubject("mask used again with probability 0.3") { _ in
      var mask: [Int] = []
      return { x, seed in
        var stream = RandomStream(key: seed, stream: 0)
        let again = stream.bernoulli(0.3)
        if !again || mask.isEmpty || mask.contains(where: { $0 >= x.count }) {
          mask = stream.subset(of: x.count, count: x.count / 4)
        }
        return ScriptedSubject.masked(x, keeping: mask)
      }
    }
    #expect(try refuted(subject, "independentCalls").calls < 10_000)
  }

  @Test func aCyclicMaskIsADependence() throws {
    let subject = ScriptedSubject("cyclic mask") { _ in
      var position = 0
      return { x, _ in
        position += 1
        return ScriptedSubject.masked(x, keeping: (0..<4).map { (4 * position + $0) % x.count })
      }
    }
    _ = try refuted(subject, "independentCalls")
  }

  @Test func workersThatShareOneGeneratorAreDependent() throws {
    // The seed is ignored, and every session starts the same sequence of masks.
    let subject = ScriptedSubject("one sequence for all") { _ in
      var stream = RandomStream(key: 3, stream: 0)
      return { x, _ in ScriptedSubject.masked(x, keeping: stream.subset(of: x.count, count: 4)) }
    }
    _ = try refuted(subject, "independentWorkers(workers=2)")
    let finding = try refuted(subject, "average(omega=3, workers=4)")
    // Averaging gains nothing: the error is ω instead of ω/4.
    #expect((2.5...3.5).contains(try #require(finding.observed?.estimate)))
    // Each worker by itself is as it should be.
    #expect(try StructuralTruthTests.finding(subject, "independentCalls").verdict != .refuted)
  }

  @Test func anAverageOfASmallerConstantIsRefuted() throws {
    _ = try refuted(builtin("randk_unbiased(k=4)"), "average(omega=1.5, workers=8)")
  }
}
