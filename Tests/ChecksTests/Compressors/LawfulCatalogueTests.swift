import EFSpec
import Testing
import Theory

@testable import Checks

/// Every compressor of the catalogue keeps every law that its theory states.
@Suite struct LawfulCatalogueTests {
  @Test(arguments: Catalogue.compressorEntries.flatMap(\.examples))
  func everyStatedLawHolds(_ text: String) throws {
    let pair = try CompressorEntry.compressor(named: text)
    // Compressors of every dimension are tried in several; some are defined in one only.
    let dimensions = ConformanceCheck.dimensions.filter(pair.compressor.accepts)
    #expect(dimensions.contains(16))
    let check = ConformanceCheck(
      of: ReferenceSubject(pair.compressor, name: text), shapes: dimensions.map { [$0] },
      tests: { pair.conformanceTests(dimension: $0[0]) })
    let settings = RunSettings(seed: 1, budget: .quick, criterion: Criterion())
    let evidence = try check.gather(resuming: nil, in: settings)
    for finding in check.judge(evidence, by: settings.criterion) {
      #expect(finding.verdict == .holdsExactly, "\(finding.check): \(finding.notes)")
    }
  }
}
