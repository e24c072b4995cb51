import Checks
import Testing

@testable import Reporting

@Suite struct WordsTests {
  @Test(arguments: [
    (0.0, "0", "0"), (0.1, "0.1", "0.1"), (-2.5, "-2.5", "−2.5"), (1.23456e-7, "1.235e-7", "1.235·10⁻⁷"),
    (1e-6, "1e-6", "10⁻⁶"), (123456, "1.235e5", "1.235·10⁵"), (.infinity, "inf", "∞"), (-.infinity, "-inf", "−∞"),
    (.nan, "nan", "NaN"),
  ]) func numbersAreShort(value: Double, plain: String, typeset: String) {
    #expect(NumberText.plain(value) == plain)
    #expect(NumberText.typeset(value) == typeset)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
  func countsAreGroupedByThree(count: Int, text: String) {
    #expect(NumberText.grouped(count) == text)
  }

  @Test func shortVectorsAreWrittenInFullAndLongOnesAreAbbreviated() {
    #expect(VectorText.abbreviated([1, 0, -0.5], number: NumberText.plain) == "(1, 0, -0.5)")
    let long = [2.0] + Array(repeating: 0, count: 1999)
    #expect(
      VectorText.abbreviated(long, number: NumberText.plain)
        == "(2, 0, 0, 0, 0, 0, 0, 0, …), 2,000 entries, 1 not zero, from 0 to 2")
    let broken = Array(repeating: Double.nan, count: 9)
    #expect(VectorText.abbreviated(broken, number: NumberText.plain).hasSuffix("9 entries, 9 not zero, 9 not finite"))
  }

  @Test func limitsThatCannotBeHadAreDashes() {
    var finding = SampleReport.finding(.undecided)
    finding.observed = .init(lower: nil, estimate: 0.5, upper: 1)
    #expect(FindingWords(finding).observed == "0.5 in [–, 1]")
    finding.observed = .init(lower: 0.5, estimate: 0.5, upper: 0.5)
    #expect(FindingWords(finding).observed == "0.5")
    finding.observed = .init(lower: nil, estimate: nil, upper: nil)
    #expect(FindingWords(finding).observed == nil)
    finding.observed = nil
    #expect(FindingWords(finding).observed == nil)
  }

  @Test func aLineHoldsNothingThatATerminalActsOn() {
    #expect(TextLine.of("a\u{1B}[31m\u{7}\r\nb\u{202E}c\u{9B}\u{0}") == "a[31m  bc")
    #expect(TextLine.lines(of: "a\nb\u{0}") == "a\nb")
  }

  @Test func markdownTakesNothingForMarkup() {
    #expect(
      MarkdownSummary.escaped("a|b <i> *c* [d](e) `f` #g & h")
        == "a\\|b &lt;i&gt; \\*c\\* \\[d\\](e) \\`f\\` \\#g &amp; h")
  }
}
