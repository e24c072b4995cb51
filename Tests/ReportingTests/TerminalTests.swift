import Checks
import Foundation
import Testing

@testable import Reporting

@Suite struct TerminalTests {
  @Test func aFindingIsPrintedWithAllThatItRestsOn() {
    let text = TerminalReporter(style: .plain).text(of: SampleReport.finding(.refuted))
    #expect(
      text == """
        ✗ refuted  contraction
          claim       contractive(alpha=0.1): E‖C(x) − x‖² ≤ (1 − α)‖x‖²
          quantity    E‖C(x) − x‖²/‖x‖²
          observed    0.9 in [0.8934, 0.9071]
          promised    alpha = 0.1
          calls       200,000
          input       d = 1000, float64, domain any
          witness     first basis vector: (1, 0, 0, 0, 0, 0, 0, 0, …), 1,000 entries, 1 not zero, from 0
                      to 1
          detectable  a violation of 3.4 % on the weakest canonical input, with probability 0.99
          note        The limits hold at every stopping time.
          rerun       efcheck validate --builtin 'topk(k=100)' --claim 'contractive(alpha=0.1)' --seed 7

        """)
  }

  @Test func coloursStandOnlyWhereTheyAreAskedFor() {
    let plain = TerminalReporter(style: .plain).text(
      subject: SampleReport.hostile, findings: [SampleReport.hostileFinding])
    #expect(!plain.contains("\u{1B}"))
    let coloured = TerminalReporter(style: TerminalStyle(usesColour: true, width: 80)).text(
      of: SampleReport.finding(.refuted))
    #expect(coloured.contains("\u{1B}[1;31m✗ refuted\u{1B}[0m"))
  }

  @Test func aFileIsNoTerminal() {
    #expect(TerminalStyle.of(.nullDevice, environment: [:]) == .plain)
  }

  @Test func theLastLineCountsTheVerdicts() {
    let findings = [Verdict.consistent, .refuted, .consistent].map { SampleReport.finding($0) }
    let text = TerminalReporter(style: .plain).text(subject: "Top-1", findings: findings)
    #expect(text.hasSuffix("✗ refuted  1 refuted, 2 consistent\n"))
  }

  @Test func linesBreakAtSpaces() {
    #expect(LineWrap.lines(of: "aa bb cc", width: 5) == ["aa bb", "cc"])
    #expect(LineWrap.lines(of: "a abcdefgh b", width: 4) == ["a", "abcdefgh", "b"])
    #expect(LineWrap.lines(of: "", width: 4) == [""])
  }

  @Test func elsewhereThanOnATerminalProgressIsALineACheck() throws {
    let lines = try progress(isLive: false)
    #expect(lines == "[1/2] ✓ consistent  a: b\n[2/2] ✗ refuted  c: d\n")
  }

  @Test func onATerminalALineIsRewrittenAndWhatNeedsAttentionStays() throws {
    let text = try progress(isLive: true)
    #expect(text.hasPrefix("\r\u{1B}[K[0/2] 0:00  a: b"))
    #expect(text.contains("\r\u{1B}[K✗ refuted  c: d\n"))
    #expect(!text.contains("✓ consistent"))
    #expect(text.hasSuffix("\r\u{1B}[K"))
  }

  private func progress(isLive: Bool) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(component: "efcheck-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: file) }
    let handle = try FileHandle(forWritingTo: file)
    let progress = LiveProgress(total: 2, output: handle, isLive: isLive)
    for (id, verdict) in [
      (CheckID(subject: "a", property: "b"), Verdict.consistent), (CheckID(subject: "c", property: "d"), .refuted),
    ] {
      progress.show(.started(id))
      progress.show(.finished(CheckResult(id: id, findings: [SampleReport.finding(verdict)], figures: [])))
    }
    progress.end()
    try handle.close()
    return try String(contentsOf: file, encoding: .utf8)
  }
}
