/// What the replay of a golden table showed, section by section.
public struct ReplayReport: Hashable, Sendable, Codable {
  public var schemaVersion = 1
  /// The name of the table.
  public var table: String
  public var passed: Int
  public var failed: Int
  public var uncovered: Int
  public var sections: [Section]

  /// The counts of one section and its worst error.
  public struct Section: Hashable, Sendable, Codable {
    public var name: String
    public var passed: Int
    public var failed: Int
    public var uncovered: Int
    /// The largest error of any number that was compared; nil where none was.
    public var worstError: Double?
    public var cases: [Case]

    public var total: Int { passed + failed + uncovered }
  }

  /// One case, with the reason why it did not pass.
  public struct Case: Hashable, Sendable, Codable {
    public var id: String
    public var outcome: CaseResult.Outcome
    public var worstError: Double?
    public var reason: String
  }

  /// Replays the named sections of a table, or all.
  public init(replaying table: GoldenTable, sections names: [String]? = nil) {
    self.table = table.name
    sections = (names ?? table.sections).map { name in
      Section(name: name, results: table.cases(of: name).map(table.replay))
    }
    passed = sections.reduce(0) { $0 + $1.passed }
    failed = sections.reduce(0) { $0 + $1.failed }
    uncovered = sections.reduce(0) { $0 + $1.uncovered }
  }
}

extension ReplayReport.Section {
  init(name: String, results: [CaseResult]) {
    func count(_ outcome: CaseResult.Outcome) -> Int { results.count { $0.outcome == outcome } }
    self.name = name
    passed = count(.passed)
    failed = count(.failed)
    uncovered = count(.uncovered)
    worstError = results.compactMap(\.worstError).max()
    cases = results.map { result in
      ReplayReport.Case(
        id: result.goldenCase.description, outcome: result.outcome, worstError: result.worstError,
        reason: result.reason)
    }
  }
}
