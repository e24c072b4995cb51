import Checks

/// `report.json`: a `FindingsFile` whose findings also name their subject and their figures, with
/// the settings of the run, and the figures and tables as data.
///
/// A reader of `FindingsFile` reads it, too; it ignores what is added. Nothing here depends on time,
/// host, folder or the number of jobs.
struct ReportFile: Encodable {
  let report: Report

  func encode(to encoder: any Encoder) throws {
    let run = report.description
    let plain = FindingsFile(
      subject: run.subject, seed: run.seed, alpha: run.criterion.falseAlarmProbability, findings: [])
    try plain.encode(to: encoder)
    var container = encoder.container(keyedBy: TopKey.self)
    try container.encode(report.verdict, forKey: .verdict)
    try container.encode(run.budget, forKey: .budget)
    try container.encode(run.criterion.detectableExcess, forKey: .detect)
    try container.encode(run.data, forKey: .data)
    try container.encode(report.results.flatMap(\.figures), forKey: .figures)
    try container.encode(report.results.flatMap(\.tables), forKey: .tables)
    let findings = report.results.flatMap { result in
      result.findings.map {
        SubjectFinding(
          subject: result.id.subject, figures: result.figures.map(\.id), tables: result.tables.map(\.id), finding: $0)
      }
    }
    try container.encode(findings, forKey: .findings)
  }

  private enum TopKey: String, CodingKey { case verdict, budget, detect, data, figures, tables, findings }

  /// A finding with the name of what it is about and the ids of the figures and tables of its check.
  private struct SubjectFinding: Encodable {
    let subject: String
    let figures: [String]
    let tables: [String]
    let finding: Finding

    private enum CodingKeys: String, CodingKey { case subject, figures, tables }

    func encode(to encoder: any Encoder) throws {
      try finding.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(subject, forKey: .subject)
      try container.encode(figures, forKey: .figures)
      try container.encode(tables, forKey: .tables)
    }
  }
}
