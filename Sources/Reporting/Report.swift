public import Checks

/// A run and what it found: everything that goes to files, and nothing that differs between two runs
/// of one seed.
public struct Report: Hashable, Sendable {
  public var description: RunDescription
  public var chapters: [Chapter]

  public init(description: RunDescription, chapters: [Chapter]) {
    self.description = description
    self.chapters = chapters
  }

  /// Results that belong together, under one heading.
  public struct Chapter: Hashable, Sendable {
    public var title: String
    /// What the reader finds here; whole sentences.
    public var introduction: String
    public var results: [CheckResult]

    public init(title: String, introduction: String, results: [CheckResult]) {
      self.title = title
      self.introduction = introduction
      self.results = results
    }
  }

  /// The results of all chapters, in their order.
  public var results: [CheckResult] { chapters.flatMap(\.results) }

  public var findings: [Finding] { results.flatMap(\.findings) }

  public var verdict: Verdict { .overall(findings.map(\.verdict)) }
}

extension Report.Chapter {
  var findings: [Finding] { results.flatMap(\.findings) }

  /// The results of each subject together, subjects in the order in which they first appear.
  var resultsBySubject: [(subject: String, results: [CheckResult])] {
    var order: [String] = []
    var groups: [String: [CheckResult]] = [:]
    for result in results {
      if groups[result.id.subject] == nil { order.append(result.id.subject) }
      groups[result.id.subject, default: []].append(result)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }
}

/// What was run, by the settings that determine every number in the report.
public struct RunDescription: Hashable, Sendable {
  /// What was examined, as the title of the report.
  public var subject: String
  public var seed: UInt64
  public var budget: Budget
  /// The false-alarm probability of all findings together, and the effect they had to be able to show.
  public var criterion: Criterion
  public var data: [DataSource]

  public init(subject: String, seed: UInt64, budget: Budget, criterion: Criterion, data: [DataSource] = []) {
    self.subject = subject
    self.seed = seed
    self.budget = budget
    self.criterion = criterion
    self.data = data
  }
}

/// A data file that a run used. Its folder is left out on purpose: it differs between machines.
public struct DataSource: Hashable, Sendable, Codable {
  public var name: String
  /// The number of its bytes.
  public var byteCount: Int
  /// A hash of its bytes, in hexadecimal, which tells two files of one name apart.
  public var fingerprint: String

  public init(name: String, byteCount: Int, fingerprint: String) {
    self.name = name
    self.byteCount = byteCount
    self.fingerprint = fingerprint
  }
}
