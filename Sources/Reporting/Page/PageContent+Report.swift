import Checks

extension PageContent {
  /// The content of the page of a report.
  ///
  /// - Parameters:
  ///   - figures: Its figures as they were drawn, in the order of the results.
  ///   - origin: What the footer says.
  init(_ report: Report, figures: [DrawnFigure], origin: RunOrigin, style: String) {
    title = TextLine.of(report.description.subject)
    self.style = style
    verdict = VerdictLabel(report.verdict)
    let verdicts = report.findings.map(\.verdict)
    counts = Verdict.inOrderOfAttention.compactMap { verdict in
      let count = verdicts.count { $0 == verdict }
      return count == 0 ? nil : Count(verdict: VerdictLabel(verdict), count: count)
    }
    settings = Self.settings(of: report.description)
    legend = Verdict.inOrderOfAttention.map { Meaning(verdict: VerdictLabel($0), meaning: $0.meaning) }
    self.origin = origin.facts.map { Fact(name: $0.name, value: TextLine.of($0.value)) }

    var ranked: [(verdict: Verdict, row: Row)] = []
    var subjects: [Subject] = []
    for (name, results) in report.resultsBySubject {
      var subject = Subject(
        anchor: "subject-\(subjects.count + 1)", name: TextLine.of(name), rows: [], findings: [],
        tables: results.flatMap(\.tables).map(TableContent.init), figures: [])
      for finding in results.flatMap(\.findings) {
        let anchor = "finding-\(ranked.count + 1)"
        let row = Row(finding, of: subject.name, anchor: anchor)
        ranked.append((finding.verdict, row))
        subject.rows.append(row)
        subject.findings.append(FindingContent(finding, anchor: anchor, origin: origin))
      }
      let wanted = Set(results.flatMap(\.figures))
      subject.figures = figures.filter { wanted.contains($0.figure) }.map(FigureContent.init)
      subjects.append(subject)
    }
    self.subjects = subjects
    attention = [Verdict.refuted, .failed].flatMap { verdict in
      ranked.filter { $0.verdict == verdict }.map(\.row)
    }
    needsAttention = !attention.isEmpty
    hasFindings = !ranked.isEmpty
  }

  private static func settings(of run: RunDescription) -> [Fact] {
    let data = run.data.map { "\(TextLine.of($0.name)) (\(NumberText.grouped($0.byteCount)) bytes, \($0.fingerprint))" }
    return [
      Fact(name: "seed", value: "\(run.seed)"), Fact(name: "budget", value: run.budget.rawValue),
      Fact(
        name: "false-alarm probability of all findings together",
        value: NumberText.typeset(run.criterion.falseAlarmProbability)),
      Fact(name: "excess asked about", value: "\(NumberText.typeset(100 * run.criterion.detectableExcess)) %"),
      Fact(name: "data", value: data.isEmpty ? "none" : data.joined(separator: "; ")),
    ]
  }
}

extension PageContent.Row {
  /// A claim that has more characters is called by its check; it stands in full in its section.
  private static let longestLabel = 48

  init(_ finding: Finding, of subject: String, anchor: String) {
    let words = FindingWords(finding, number: NumberText.typeset)
    self.anchor = anchor
    self.subject = subject
    let claim = TextLine.of(finding.claim)
    label = claim.count <= Self.longestLabel && !claim.isEmpty ? claim : TextLine.of(finding.check)
    verdict = .init(finding.verdict)
    observed = words.observed ?? ""
    promised = words.promised ?? ""
    calls = NumberText.grouped(finding.calls)
  }
}

extension PageContent.FindingContent {
  init(_ finding: Finding, anchor: String, origin: RunOrigin) {
    let words = FindingWords(finding, number: NumberText.typeset)
    self.anchor = anchor
    check = TextLine.of(finding.check)
    claim = TextLine.of(finding.claim)
    verdict = .init(finding.verdict)
    let all: [(String, String?)] = [
      ("quantity", finding.quantity.isEmpty ? nil : finding.quantity), ("observed", words.observed),
      ("promised", words.promised), ("calls", NumberText.grouped(finding.calls)), ("input", words.shape),
      ("precision", finding.dtype), ("domain", finding.domain), ("witness", words.witness),
      ("log e-value", finding.logEValue.map(NumberText.typeset)), ("detectable", words.detectableEffect),
    ]
    facts = all.compactMap { name, value in value.map { .init(name: name, value: TextLine.of($0)) } }
    notes = finding.notes.map(TextLine.of)
    rerun = finding.rerun.map { TextLine.of(origin.commandsHere[$0] ?? $0) }
  }
}

extension PageContent.FigureContent {
  init(_ drawn: DrawnFigure) {
    anchor = "figure-\(drawn.stem)"
    title = TextLine.of(drawn.figure.title)
    caption = TextLine.of(drawn.figure.caption)
    svg = drawn.svg.map { InlinePicture.markup($0, stem: drawn.stem) }
    absence = drawn.absence
    files = zip(drawn.files, ["numbers (.csv)", "gnuplot script (.gp)", "picture (.svg)"]).map {
      .init(path: $0, label: $1)
    }
  }
}
