import EFSpec
import GSL
import Testing
import Theory

@testable import Checks

/// Every compressor of the catalogue keeps every law that its theory states.
@Suite struct LawfulCatalogueTests {
  static let settings = RunSettings(seed: 1, budget: .quick, criterion: Criterion())

  static func findings(_ check: ConformanceCheck) throws -> [Finding] {
    check.judge(try check.gather(resuming: nil, in: settings), by: settings.criterion)
  }

  @Test func everyStatedLawHolds() throws {
    let checks = try Catalogue.compressorChecks(seed: 1).compactMap { $0 as? ConformanceCheck }
    #expect(checks.count >= Catalogue.compressorEntries.count)
    for check in checks {
      for finding in try Self.findings(check) {
        #expect(finding.verdict == .holdsExactly, "\(check.subject.name), \(finding.check): \(finding.notes)")
      }
    }
  }
}

/// The checker of laws on trial: each law is broken by a compressor that lacks it.
@Suite struct ConformanceTests {
  static func verdict(_ check: String, _ compressor: any Compressor, _ law: StructuralLaw) throws -> Verdict? {
    let conformance = ConformanceCheck(
      of: ReferenceSubject(compressor, name: "planted"), shapes: [[6]], domain: Domain(defaultFor: .float64)
    ) { _ in [law] }
    return try LawfulCatalogueTests.findings(conformance).first { $0.check == check }?.verdict
  }

  static let faults: [(String, any Compressor & Sendable, StructuralLaw)] = [
    ("homogeneous", NaturalCompression(), .homogeneous(.powers(of: 3))),
    ("homogeneous", Planted { x in x.map { $0 + 1e-3 } }, .homogeneous(.all)),
    ("odd", ScaledSign(signOfZero: .plusOne), .odd),
    ("odd", Planted { x in x.map { max($0, 0) } }, .odd),
    ("idempotent", Planted { x in x.map { $0 / 2 } }, .idempotent),
    ("sparse", TopK(3), .sparse(atMost: 2)),
    ("levels", Identity(), .levels(.powers(of: 2))),
    ("levels", StandardDithering(levels: 4, norm: .two), .levels(.fractionsOfNorm([0.5, 1], exponent: 2))),
    ("levels", NaturalCompression(), .levels(.given([1]))),
    ("extremeRange", Planted { x in x.map { $0 * $0 / $0.magnitude } }, .odd),
  ]

  @Test(arguments: faults.indices) func aBrokenLawIsRefuted(index: Int) throws {
    let (check, compressor, law) = Self.faults[index]
    #expect(try Self.verdict(check, compressor, law) == .refuted)
  }

  @Test(arguments: [
    StructuralLaw.homogeneous(.all), .odd, .idempotent, .sparse(atMost: 3),
  ]) func aKeptLawHolds(law: StructuralLaw) throws {
    let check = try #require(ConformanceCheck.test(of: law)?.check)
    #expect(try Self.verdict(check, TopK(3), law) == .holdsExactly)
  }

  private static func violation(_ test: some ConformanceTest, of compressor: any Compressor) throws -> String? {
    let session = ReferenceSubject(compressor, name: "planted").makeSession()
    return try test.violation(at: SubjectInput([0.5, -3, 2, 1.25]), of: session, seed: 1)
  }

  @Test func constantsThatAreTooGoodAreContradicted() throws {
    func test(_ theory: TopKTheory) -> ExactClassTest {
      ExactClassTest(compressor: TopK(1), magnitudes: theory.inputMagnitudes) { try theory.constants(dimension: $0) }
    }
    let flat = SubjectInput([1, 1, 1, 1])
    let session = ReferenceSubject(TopK(1), name: "Top-1").makeSession()
    #expect(try test(TopKTheory(1)).violation(at: flat, of: session, seed: 1) == nil)
    #expect(try test(TopKTheory(2)).violation(at: flat, of: session, seed: 1) != nil)
  }

  @Test func aLongMessageIsSeen() throws {
    #expect(try Self.violation(RoundTripTest(compressor: TopK(2)) { _ in 1000 }, of: TopK(2)) == nil)
    #expect(try Self.violation(RoundTripTest(compressor: TopK(2)) { _ in 1 }, of: TopK(2)) != nil)
    #expect(try Self.violation(RoundTripTest(compressor: TopK(2)) { _ in 1000 }, of: TopK(1)) != nil)
  }

  @Test func aPositionThatMattersIsSeen() throws {
    #expect(try Self.violation(PermutationTest(compressor: TopK(2)), of: TopK(2)) == nil)
    let firstTwo = Planted { x in x.indices.map { $0 < 2 ? x[$0] : 0 } }
    #expect(try Self.violation(PermutationTest(compressor: firstTwo), of: firstTwo) != nil)
  }
}

/// A deterministic function of the input.
struct Planted: DeterministicCompressor {
  let function: @Sendable ([Double]) -> [Double]

  init(_ function: @escaping @Sendable ([Double]) -> [Double]) { self.function = function }

  func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    let value = function(x.indices.map { x[$0] })
    for i in output.indices { output[i] = value[i] }
  }
}
