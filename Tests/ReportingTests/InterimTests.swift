import Checks
import Foundation
import Testing

@testable import Reporting

/// Interim verdicts on a terminal.
@Suite struct InterimTests {
  static let id = CheckID(subject: "topk(k=2)", property: "contractive(alpha=2/d)")
  static let interim = InterimVerdict(
    calls: 12_480, logEValue: 4.8, leadingInput: "first basis vector, d = 16", leadingLogWealth: 4)

  static func shown(isLive: Bool) throws -> String {
    let pipe = Pipe()
    let progress = LiveProgress(total: 2, output: pipe.fileHandleForWriting, isLive: isLive)
    progress.show(.progressed(id, interim))
    progress.show(.started(id))
    Thread.sleep(forTimeInterval: 0.15)
    progress.show(.progressed(id, interim))
    progress.end()
    try pipe.fileHandleForWriting.close()
    return String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  }

  @Test func theyAreShownOnATerminal() throws {
    #expect(try Self.shown(isLive: true).contains("12,480 calls"))
  }

  @Test func theyAreNotShownElsewhere() throws { #expect(try Self.shown(isLive: false).isEmpty) }

  @Test func theyAreOneLine() {
    #expect(
      InterimWords.text(of: Self.interim)
        == "12,480 calls, log₁₀ e 2.1, leading: first basis vector, d = 16")
  }
}
