import Checks
import Testing

@testable import Reporting

/// The smaller witness in everything that prints a finding.
@Suite struct SmallWitnessTests {
  static func finding(small: [Double]) -> Finding {
    var finding = SampleReport.finding(.refuted)
    finding.shrunkWitness = SmallWitness(
      x: small, shape: [small.count], calls: 31, logEValue: 16, tries: 7, file: "out.shrunk-1.npy")
    return finding
  }

  @Test func everyFormatShowsIt() {
    let finding = Self.finding(small: [0, -1, 0])
    #expect(TerminalReporter(style: .plain).text(of: finding).contains("1 not zero: (0, -1, 0)"))
    let junit = JUnitXML.text(suite: "s", findings: [("topk", finding)])
    #expect(junit.contains("smaller witness 1 not zero: (0, -1, 0); refuted anew by 31 calls"))
    let words = FindingWords(finding)
    #expect(words.shrunkWitness?.hasSuffix("stored in out.shrunk-1.npy") == true)
  }

  @Test func theWitnessItselfIsNotCalledSmaller() {
    let finding = Self.finding(small: SampleReport.finding(.refuted).witness?.x ?? [])
    #expect(FindingWords(finding).shrunkWitness?.hasPrefix("none; 7 smaller inputs did not refute") == true)
  }

  @Test func zeroIsNamed() {
    #expect(
      FindingWords(Self.finding(small: [0, 0, 0, 0])).shrunkWitness?.hasPrefix("zero, 4 entries; refuted") == true)
    var finding = Self.finding(small: SampleReport.finding(.refuted).witness?.x ?? [])
    finding.shrunkWitness?.tries = 0
    #expect(FindingWords(finding).shrunkWitness?.hasPrefix("none could be tried") == true)
    finding.shrunkWitness?.tries = 1
    #expect(FindingWords(finding).shrunkWitness?.hasPrefix("none; 1 smaller input did") == true)
  }
}
