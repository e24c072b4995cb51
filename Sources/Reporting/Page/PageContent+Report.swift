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
    counts = Self.counts(of: report.findings)
    settings = Self.settings(of: report.description)
    legend = Verdict.inOrderOfAttention.map { Meaning(verdict: VerdictLabel($0), meaning: $0.meaning) }
    self.origin = origin.facts.map { Fact(name: $0.name, value: TextLine.of($0.value)) }

    var chapters: [Chapter] = []
    var mentions: [(verdict: Verdict, mention: Mention)] = []
    var subjectCount = 0
    for chapter in report.chapters {
      var content = Chapter(chapter, anchor: "chapter-\(chapters.count + 1)")
      for (name, results) in chapter.resultsBySubject {
        subjectCount += 1
        var subject = Subject(name, results, anchor: "subject-\(subjectCount)", figures: figures)
        for finding in results.flatMap(\.findings) {
          let anchor = "finding-\(mentions.count + 1)"
          mentions.append((finding.verdict, Mention(finding, of: subject.name, anchor: anchor)))
          subject.findings.append(FindingContent(finding, anchor: anchor, origin: origin))
        }
        content.subjects.append(subject)
      }
      chapters.append(content)
    }
    self.chapters = chapters
    attention = [Verdict.refuted, .failed].flatMap { verdict in
      mentions.filter { $0.verdict == verdict }.map(\.mention)
    }
    needsAttention = !attention.isEmpty
    undecided = mentions.filter { $0.verdict == .undecided }.map(\.mention)
    hasUndecided = !undecided.isEmpty
    hasFindings = !mentions.isEmpty
  }

  fileprivate static func counts(of findings: [Finding]) -> [Count] {
    Verdict.inOrderOfAttention.compactMap { verdict in
      let count = findings.count { $0.verdict == verdict }
      return count == 0 ? nil : Count(verdict: VerdictLabel(verdict), count: count)
    }
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

extension PageContent.Chapter {
  /// The chapter without its subjects.
  fileprivate init(_ chapter: Report.Chapter, anchor: String) {
    self.anchor = anchor
    title = TextLine.of(chapter.title)
    introduction = TextLine.of(chapter.introduction)
    counts = PageContent.counts(of: chapter.findings)
    subjects = []
  }
}

extension PageContent.Subject {
  /// The subject without its findings.
  fileprivate init(_ name: String, _ results: [CheckResult], anchor: String, figures: [DrawnFigure]) {
    let found = results.flatMap(\.findings)
    let wanted = Set(results.flatMap(\.figures))
    self.anchor = anchor
    self.name = TextLine.of(name)
    counts = PageContent.counts(of: found)
    self.figures = figures.filter { wanted.contains($0.figure) }.map(PageContent.FigureContent.init)
    tables = results.flatMap(\.tables).map(PageContent.TableContent.init)
    findings = []
    hasFindings = !found.isEmpty
    isOpen = found.contains { $0.verdict.needsAttention }
  }
}

extension PageContent.Mention {
  init(_ finding: Finding, of subject: String, anchor: String) {
    self.anchor = anchor
    self.subject = subject
    label = TextLine.of(finding.claim.isEmpty ? finding.check : finding.claim)
    verdict = .init(finding.verdict)
  }
}

extension PageContent.FindingContent {
  init(_ finding: Finding, anchor: String, origin: RunOrigin) {
    let words = FindingWords(finding, number: NumberText.typeset)
    self.anchor = anchor
    check = TextLine.of(finding.check)
    claim = TextLine.of(finding.claim)
    verdict = .init(finding.verdict)
    outcome = words.outcome
    isOpen = finding.verdict.needsAttention
    let all: [(String, String?)] = [
      ("quantity", finding.quantity.isEmpty ? nil : finding.quantity), ("observed", words.observed),
      ("promised", words.promised), ("calls", NumberText.grouped(finding.calls)), ("input", words.shape),
      ("precision", finding.dtype), ("domain", finding.domain), ("witness", words.witness),
      ("smaller witness", words.shrunkWitness),
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
