public import Checks

/// Findings as text for a terminal.
public struct TerminalReporter: Sendable {
  public let style: TerminalStyle

  public init(style: TerminalStyle) { self.style = style }

  /// One finding: what was claimed, what came of it, and how to repeat it.
  public func text(of finding: Finding) -> String {
    let words = FindingWords(finding)
    let title = "\(style.verdict(finding.verdict))  \(style.bold(TextLine.of(finding.check)))"
    if finding.hasNothingToTell { return title + "  \(TextLine.of(finding.claim))\n" }
    let head = title + "\n"
    let facts: [(String, String?)] = [
      ("claim", finding.claim), ("quantity", finding.quantity.isEmpty ? nil : finding.quantity),
      ("observed", words.observed), ("promised", words.promised), ("calls", NumberText.grouped(finding.calls)),
      ("judged at", words.judgedAt), ("input", input(of: finding, words)), ("witness", words.witness),
      ("smaller", words.shrunkWitness), ("detectable", words.detectableEffect),
    ]
    var lines = facts.flatMap { name, value in value.map { field(name, $0) } ?? [] }
    lines += finding.notes.flatMap { field("note", $0) }
    // A command is not wrapped, so that it can be copied.
    if let rerun = finding.rerun { lines.append(label("rerun") + TextLine.of(rerun)) }
    return head + lines.joined(separator: "\n") + "\n"
  }

  /// The findings of one subject and the verdict on all of them together.
  public func text(subject: String, findings: [Finding]) -> String {
    var body = ""
    for (earlier, finding) in zip([nil] + findings.map(Optional.some), findings) {
      let belongTogether = finding.hasNothingToTell && earlier?.hasNothingToTell != false
      body += (belongTogether || earlier == nil ? "" : "\n") + text(of: finding)
    }
    let all = Verdict.overall(findings.map(\.verdict))
    return style.bold(TextLine.of(subject)) + "\n\n" + body + "\n" + style.verdict(all) + "  "
      + counts(of: findings.map(\.verdict)) + "\n"
  }

  /// Text in lines of the width of the output.
  public func paragraph(_ text: String) -> String {
    LineWrap.lines(of: TextLine.of(text), width: style.width).joined(separator: "\n") + "\n"
  }

  /// `1 refuted, 3 consistent`.
  public func counts(of verdicts: [Verdict]) -> String {
    let parts = Verdict.inOrderOfAttention.compactMap { verdict in
      let count = verdicts.count { $0 == verdict }
      return count == 0 ? nil : "\(count) \(verdict.words)"
    }
    return parts.isEmpty ? "nothing was examined" : parts.joined(separator: ", ")
  }

  private func input(of finding: Finding, _ words: FindingWords) -> String? {
    let parts = [words.shape, finding.dtype, finding.domain.map { "domain \($0)" }].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static let indent = 14

  private func label(_ name: String) -> String {
    "  " + name + String(repeating: " ", count: Self.indent - 2 - name.count)
  }

  private func field(_ name: String, _ value: String) -> [String] {
    let lines = LineWrap.lines(of: TextLine.of(value), width: style.width - Self.indent)
    let space = String(repeating: " ", count: Self.indent)
    return lines.enumerated().map { ($0.offset == 0 ? label(name) : space) + $0.element }
  }
}

extension Finding {
  /// Whether the claim was kept and nothing was measured, so that one line says it all.
  fileprivate var hasNothingToTell: Bool { verdict == .consistent && observed == nil && notes.isEmpty }
}
