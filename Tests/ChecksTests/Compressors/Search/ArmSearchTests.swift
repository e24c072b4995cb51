import Falsehoods
import Foundation
import GSL
import Testing

@testable import Checks

/// The search over inputs. Seeds are fixed; each refutation of a true claim has probability 10⁻⁶.
@Suite struct ArmSearchTests {
  @Test(arguments: [0, 1, 5], [1, 60, 600]) func theSharesAddUpToAtMostOne(remembered: Int, library: Int) {
    let shares = ArmShares(libraryCount: library, rememberedCount: remembered)
    let known = Double(library) * shares.library + Double(remembered) * shares.remembered
    let adaptive = (1...100_000).reduce(0) { $0 + ArmShares.adaptive($1) }
    #expect(known <= 0.5 + 1e-12 && adaptive <= 0.5 && adaptive > 0.4999)
  }

  @Test(arguments: ["randk-13", "randk-ctl-17", "topk-01"]) func theSharesOfARunAddUpToAtMostOne(id: String) throws {
    let fault = try #require(PlantedFault.bank.first { $0.id == id })
    let (_, evidence) = try ShrinkingTests.evidence(fault.subject, claim: fault.claim, dimension: fault.dimension)
    #expect(evidence.arms.reduce(0) { $0 + $1.weight } <= 1)
    #expect(Set(evidence.arms.map(\.input.name)).count == evidence.arms.count)
  }

  /// The e-value of the whole search is at least the weighted wealth of the witness.
  @Test func theEValueCountsAllInputs() throws {
    let fault = try #require(PlantedFault.bank.first { $0.id == "randk-13" })
    let (check, evidence) = try ShrinkingTests.evidence(fault.subject, claim: fault.claim, dimension: fault.dimension)
    let finding = try #require(check.judge(evidence, by: Criterion()).first)
    let (value, wealth) = (try #require(finding.logEValue), try #require(finding.witness?.logWealth))
    let weight = try #require(evidence.arms.first { $0.input.name == finding.witness?.name }?.weight)
    #expect(value >= log(1e6) && value >= wealth + log(weight) && value <= wealth)
  }

  @Test func aRandomSubjectIsSearchedBeyondTheLibrary() throws {
    let control = try #require(PlantedFault.bank.first { $0.id == "randk-ctl-17" })
    let (_, evidence) = try ShrinkingTests.evidence(control.subject, claim: control.claim, dimension: control.dimension)
    let adaptive = evidence.arms.filter { $0.origin == .adaptive }
    #expect(adaptive.count >= 9 && adaptive.allSatisfy { $0.calls > 0 })
    #expect(evidence.calls <= 20_000 && evidence.calls > 19_000)
    // The canonical inputs have most of the calls.
    let canonical = evidence.arms.filter(\.input.isCanonical)
    #expect(canonical.count == 5 && canonical.allSatisfy { $0.calls > 1000 })
  }

  @Test(arguments: ["magnitude=0.5..8", "integer,magnitude=1..100", "sparse=3", "nonzero"], DType.allCases)
  func mutationsStayInTheDomain(text: String, dtype: DType) throws {
    let domain = try Domain(parsing: text, dtype: dtype)
    let start = try #require(
      LibraryInput.library(shape: [9], domain: domain, dtype: dtype, seed: 1).first
    ).input.entries
    var stream = RandomStream(StreamName(seed: 1, purpose: .test, experiment: text))
    var known: Set<[Double]> = [start]
    for _ in 0..<200 {
      let child = InputMutation.child(of: start, domain: domain, dtype: dtype, unlike: known, using: &stream)
      guard let child else { continue }
      #expect(domain.contains(child) && child.map(dtype.rounded) == child && !known.contains(child))
      known.insert(child)
    }
    #expect(known.count > 20)
  }

  /// A contraction that fails only near one direction that is not in the library.
  @Test(arguments: [4, 24]) func polishingFindsAFaultThatTheLibraryMisses(d: Int) throws {
    let subject = NarrowFault(dimension: d)
    let (check, evidence) = try ShrinkingTests.evidence(subject, claim: "contractive(error=0.6)", dimension: d)
    #expect(evidence.arms.filter { $0.origin == .library }.allSatisfy { $0.exactViolation == nil })
    #expect(check.judge(evidence, by: Criterion()).first?.verdict == .refuted)
    #expect(evidence.arms.contains { $0.origin == .adaptive && $0.exactViolation != nil })
  }

  @Test func aShapeThatTheSubjectRefusesIsLeftOutWhereOthersRemain() throws {
    let subject = EvenDimensions()
    let check = try ClaimCheck(
      of: subject, claim: ClaimSpecification(parsing: "contractive(alpha=0.1)"), shapes: [[3], [8]],
      domain: Domain(defaultFor: .float64), seed: 1)
    let evidence = try check.gather(resuming: nil, in: ClaimCheckTests.settings)
    let finding = try #require(check.judge(evidence, by: Criterion()).first)
    #expect(evidence.refusedShapes == [[3]] && finding.verdict == .consistent)
    #expect(finding.notes.contains { $0.contains("d = 3") })
  }

  @Test func aConsistentFindingStatesTheSmallestBet() throws {
    let (check, evidence) = try ShrinkingTests.evidence(
      ShrinkingTests.builtin("natural"), claim: "unbiased(omega=1/8)", dimension: 8)
    var loose = Criterion()
    loose.detectableExcess = 1
    let finding = try #require(check.judge(evidence, by: loose).first)
    #expect(evidence.smallestBet == 0x1p-10 && finding.verdict == .consistent)
    #expect(finding.notes.contains { $0.contains("λ_min = 2^-10") && $0.contains("1024") })
  }

  /// The prediction moves the sample to the effect; how far the sample's mean lies from that of all draws must not
  /// matter. Rand-4 of 8 has the same law at all basis vectors: 0 or twice the promise, by equal chances.
  @Test func whatCouldBeFoundDependsLittleOnTheSample() throws {
    let check = try ClaimCheck(
      of: ShrinkingTests.builtin("randk(k=4)"), claim: ClaimSpecification(parsing: "contractive(alpha=4/d)"),
      shapes: [[8]], domain: Domain(defaultFor: .float64), seed: 1)
    let evidence = try check.gather(resuming: nil, in: ClaimCheckTests.settings)
    let arms = evidence.arms.filter { $0.input.isCanonical && $0.input.name.contains("basis") }
    let calls = arms.map { DetectableExcess(arm: $0, alpha: 1e-6 * $0.weight).callsNeeded(for: 0.1) }
    let (low, high) = (try #require(calls.min()), try #require(calls.max()))
    #expect(calls.count == 2 && low > 7000 && high < 13_000, "\(calls)")
  }

  @Test func threeAxesHaveMatricesToo() {
    let library = LibraryInput.library(
      shape: [3, 2, 2], domain: Domain(defaultFor: .float64), dtype: .float64, seed: 1)
    #expect(
      library.contains { $0.name.hasPrefix("identity matrix") } && library.allSatisfy { $0.input.dimension == 12 })
  }

  @Test(arguments: [2, 16, 257, 1024]) func levelVectorsHaveNormOne(d: Int) throws {
    let library = LibraryInput.library(shape: [d], domain: Domain(defaultFor: .float64), dtype: .float64, seed: 1)
    let levels = library.filter { $0.name.contains("levels of the norm") }.map(\.input.entries)
    #expect(levels.count == 2)
    for x in levels { #expect(abs(x.reduce(0) { $0 + $1 * $1 } - 1) < 1e-12) }
  }

  @Test func theThoroughBudgetBetsSmaller() throws {
    #expect(Budget.quick.bettingGrid == .standard && Budget.standard.bettingGrid == .standard)
    let grid = Budget.thorough.bettingGrid
    #expect(grid.bets[0] <= 0.1 / 2e6)
    // What is stored of it gives it back.
    #expect(BettingGrid(smallestBet: grid.bets[0]) == grid)
  }

  /// Ratios of 10⁴ in one call of 10⁴ and of 0.4 else: a mean of 1.4, which no bet of the standard grid gains from.
  @Test func smallerBetsSeeRarerSpikes() {
    func bestGrowth(_ grid: BettingGrid) -> Double {
      grid.bets.dropLast().map { 1e-4 * log1p($0 * 9999) + (1 - 1e-4) * log1p(-0.6 * $0) }.max() ?? 0
    }
    #expect(bestGrowth(.standard) < -3e-4)
    #expect(bestGrowth(Budget.thorough.bettingGrid) > 1e-5)
  }

  /// Those who watch change nothing.
  @Test func watchingChangesNothing() throws {
    let fault = try #require(PlantedFault.bank.first { $0.id == "randk-02" })
    let (check, evidence) = try ShrinkingTests.evidence(fault.subject, claim: fault.claim, dimension: fault.dimension)
    var settings = ClaimCheckTests.settings
    settings.watch = { _ in }
    #expect(try check.gather(resuming: nil, in: settings) == evidence)
  }
}

/// Leaves the error `½ + ½⟨e, v⟩¹⁶` for one fixed direction `v`.
struct NarrowFault: CompressorSubject {
  let name = "narrow fault"
  let dtype = DType.float64
  let dimension: Int
  func makeSession() -> any CompressorSession { Session(dimension: dimension) }

  final class Session: CompressorSession {
    let direction: [Double]
    init(dimension: Int) {
      let raw = (0..<dimension).map { sin(1.7 * Double($0 * $0) + 0.4) }
      let norm = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
      direction = raw.map { $0 / norm }
    }
    var isDeclaredDeterministic: Bool { true }
    func draws(of x: SubjectInput, seeds: [UInt64]) -> SubjectDraws {
      let norm = x.entries.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let cosine = norm > 0 ? zip(x.entries, direction).reduce(0) { $0 + $1.0 * $1.1 } / norm : 0
      let error = 0.5 + 0.5 * pow(cosine, 16)
      let output = x.entries.map { $0 * (1 - error.squareRoot()) }
      return SubjectDraws(values: seeds.flatMap { _ in output }, dimension: x.dimension)
    }
    func restart() {}
  }
}

/// Halves the input in even dimensions, and says that it is not defined in others.
struct EvenDimensions: CompressorSubject {
  let name = "even dimensions"
  let dtype = DType.float64
  func makeSession() -> any CompressorSession { Session() }

  final class Session: CompressorSession {
    var isDeclaredDeterministic: Bool { false }
    func draws(of x: SubjectInput, seeds: [UInt64]) throws(SubjectFailure) -> SubjectDraws {
      guard x.dimension % 2 == 0 else { throw SubjectFailure(.refusal, "the dimension is odd") }
      return SubjectDraws(values: seeds.flatMap { _ in x.entries.map { $0 / 2 } }, dimension: x.dimension)
    }
    func restart() {}
  }
}
