import Checks
import Foundation
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct JUnitXMLTests {
  @Test func everyVerdictHasItsElement() throws {
    let findings = Verdict.allCases.map { (subject: "Top-1", finding: SampleReport.finding($0)) }
    let root = try #require(try document(findings).rootElement())
    #expect(root.attribute(forName: "tests")?.stringValue == "5")
    for name in ["failures", "errors", "skipped"] { #expect(root.attribute(forName: name)?.stringValue == "1") }
    let outcomes = try root.nodes(forXPath: "//testcase").map { node in
      (node.children ?? []).compactMap(\.name).filter { $0 != "properties" }
    }
    #expect(outcomes == [["failure"], [], [], ["skipped"], ["error"]])
  }

  @Test func textThatLooksLikeMarkupComesBackUnchanged() throws {
    let xml = try document([(SampleReport.hostile, SampleReport.hostileFinding)])
    let name = try #require(try xml.nodes(forXPath: "//testcase/@classname").first?.stringValue)
    #expect(name == TextLine.of(SampleReport.hostile))
    #expect(try xml.nodes(forXPath: "//script").isEmpty)
  }

  @Test func controlCharactersAreRemoved() {
    let text = JUnitXML.text(suite: "a", findings: [(SampleReport.hostile, SampleReport.hostileFinding)])
    let harmful = text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" }
    #expect(harmful.isEmpty)
  }

  @Test func promisedAndObservedAreProperties() throws {
    let xml = try document([("Top-1", SampleReport.finding(.refuted))])
    let alpha = try xml.nodes(forXPath: "//property[@name='promised.alpha']/@value").first?.stringValue
    let upper = try xml.nodes(forXPath: "//property[@name='observed.upper']/@value").first?.stringValue
    #expect(alpha == "0.1")
    #expect(upper == "0.9071")
  }

  private func document(_ findings: [(subject: String, finding: Finding)]) throws -> XMLDocument {
    try XMLDocument(xmlString: JUnitXML.text(suite: "a \"suite\" & <more>", findings: findings))
  }
}
