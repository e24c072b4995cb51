import Theory

/// Puts every proved statement on trial, and tells which hold, which are sharp and which are loose.
///
/// - Claim:    each statement of the table of coverage, and that its constant cannot be 10 % better unless it
///             is known to be loose.
/// - Evidence: both sides of each statement, computed exactly, at the places of a quick budget; the same for false
///             statements that resemble them.
/// - Judged:   as in `StatementCheck`, topic by topic. A statement that holds but whose trial is not what theory
///             declares leaves its topic undecided; so does a false statement that is not refuted, unless theory knows
///             it to be hidden by a loose bound.
/// - Blind to: places that are not near those examined.
public struct CoverageCheck: Check {
  public let coverage: Coverage

  public init(_ coverage: Coverage) { self.coverage = coverage }

  public var id: CheckID { CheckID(subject: "Everything proved", property: "coverage") }

  /// What both kinds of exercises found.
  public struct Evidence: Hashable, Sendable, Codable {
    public var proved: [StatementEvidence]
    public var planted: [StatementEvidence]
  }

  public func gather(resuming earlier: Evidence?, in run: RunSettings) throws -> Evidence {
    if let earlier { return earlier }
    let quick = RunSettings(seed: run.seed, budget: .quick, criterion: run.criterion)
    return Evidence(
      proved: try coverage.exercises.map { try $0.check.gather(resuming: nil, in: quick) },
      planted: try coverage.planted.map { try $0.check.gather(resuming: nil, in: quick) })
  }

  public func judge(_ evidence: Evidence, by criterion: Criterion) -> [Finding] {
    provedFindings(evidence) + falseFindings(evidence)
  }

  private func falseFindings(_ evidence: Evidence) -> [Finding] {
    let rows = coverage.falseRows(evidence.planted)
    guard !rows.isEmpty else { return [] }
    let refuted = rows.count { $0.outcome == .refuted }
    return [
      Finding(
        check: "plantedStatements",
        claim: "Planted false theorems: each is refuted, unless a loose bound is known to hide it",
        verdict: rows.allSatisfy(\.isAsDeclared) ? .holdsExactly : .undecided, quantity: "false statements",
        calls: rows.reduce(0) { $0 + $1.places },
        notes: [
          "\(rows.count) false statements; \(refuted) are refuted, \(rows.count - refuted) are hidden by loose bounds."
        ] + rows.filter { !$0.isAsDeclared }.map { "\($0.statement.text): \($0.words)." })
    ]
  }

  private func provedFindings(_ evidence: Evidence) -> [Finding] {
    topics(coverage.rows(evidence.proved)).map { rows in
      let verdicts = rows.map { $0.verdict == .holdsExactly && !$0.isAsDeclared ? Verdict.undecided : $0.verdict }
      let refuted = rows.count { $0.trial == .refuted }
      return Finding(
        check: "provedStatements",
        claim: "\(rows[0].topic): every statement holds, and is sharp unless a reason is given",
        verdict: Verdict.overall(verdicts), quantity: "statements", calls: rows.reduce(0) { $0 + $1.places },
        notes: [
          "\(rows.count) statements; with their constants made 10 % better, \(refuted) are refuted and "
            + "\(rows.count - refuted) are not."
        ]
          + rows.filter { !$0.isAsDeclared }.map { row in
            "\(row.text): \(row.verdict.words); on trial \(row.trialWords)."
          })
    }
  }

  /// The rows by topics, in their order.
  private func topics(_ rows: [Coverage.Row]) -> [[Coverage.Row]] {
    var groups: [[Coverage.Row]] = []
    for row in rows {
      if let index = groups.firstIndex(where: { $0[0].statement.topic == row.statement.topic }) {
        groups[index].append(row)
      } else {
        groups.append([row])
      }
    }
    return groups
  }

  public func tables(of evidence: Evidence) -> [Table] {
    let planted = coverage.falseRows(evidence.planted)
    return [provedTable(evidence)] + (planted.isEmpty ? [] : [falseTable(planted)])
  }

  private func falseTable(_ rows: [Coverage.FalseRow]) -> Table {
    Table(
      id: "planted-statements", title: "Planted false theorems",
      caption: "Each is a proved statement with a slip in its constants, examined as the proved one is. The ratio is "
        + "left over right where it fails, or comes closest to failing. Where a loose bound hides it, the reason and "
        + "the factor are given.",
      columns: ["topic", "resembles", "false statement", "places", "ratio", "what became of it"],
      rows: rows.map { row in
        [
          .text(row.statement.topic), .text(row.statement.original), .text(row.statement.text),
          .number(Double(row.places)), Table.Cell(row.ratio), .text(row.words),
        ]
      })
  }

  private func provedTable(_ evidence: Evidence) -> Table {
    Table(
      id: "coverage", title: "Every proved statement, what examines it and what came of it",
      caption: "Both sides of every statement are exact. The ratio is left over right where the statement came "
        + "closest to failing. On trial, its constant was made 10 % better; where that is not refuted, the reason "
        + "is given.",
      columns: ["topic", "statement", "check", "verdict", "places", "ratio", "on trial"],
      rows: coverage.rows(evidence.proved).map { row in
        [
          .text(row.statement.topic), .text(row.statement.text), .text(row.checkNames), .text(row.verdict.words),
          .number(Double(row.places)), Table.Cell(row.ratio), .text(row.trialWords),
        ]
      })
  }
}

extension Coverage.Row {
  /// The topic of the statement.
  public var topic: String { statement.topic }
  /// What the statement says, in one line.
  public var text: String { statement.text }

  /// The checks that examine the statement: the first, and how many more there are.
  public var checkNames: String {
    let more = checks.count - 1
    return (checks.first?.description ?? "none") + (more > 0 ? " and \(more) more" : "")
  }

  /// What became of the statement on trial, with the reason where it is not refuted.
  public var trialWords: String {
    guard case .loose = trial, let reason = statement.looseness else { return trial.words }
    return "not refutable: \(reason)" + (ratio.map { "; left over right is at most \(short($0))" } ?? "")
  }
}

extension Catalogue {
  /// The check of everything that is proved.
  public static func coverageChecks() throws -> [any Check] { [CoverageCheck(try coverage())] }
}
