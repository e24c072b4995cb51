public import Theory

/// Every statement that is proved here, what exercises it, and what came of it.
public struct Coverage: Sendable {
  public let exercises: [Exercise]
  /// False statements that resemble proved ones, and what tries to refute them.
  public let planted: [FalseExercise]

  public init(_ exercises: [Exercise], planted: [FalseExercise] = []) {
    self.exercises = exercises
    self.planted = planted
  }

  /// One statement of the table.
  public struct Row: Hashable, Sendable, Codable {
    public var statement: ProvedStatement
    /// The checks that examine it.
    public var checks: [CheckID]
    public var verdict: Verdict
    /// At how many places it was examined.
    public var places: Int
    /// The left side over the right one where the statement came closest to failing.
    public var ratio: Double?
    /// What became of it with its constant made 10 % better.
    public var trial: Trial

    /// Whether the statement holds, and on trial it was refuted or is known to be loose.
    public var isAsDeclared: Bool {
      guard verdict == .holdsExactly else { return false }
      switch trial {
      case .refuted: return true
      case .loose: return statement.looseness != nil
      case .unresolved: return false
      }
    }
  }

  /// The statements, each once, in the order of the exercises.
  public var statements: [ProvedStatement] {
    var seen: Set<ProvedStatement> = []
    return exercises.flatMap(\.proved).compactMap(\.self).filter { seen.insert($0).inserted }
  }

  /// The checks that examine each statement.
  public var checks: [ProvedStatement: [CheckID]] {
    var checks: [ProvedStatement: [CheckID]] = [:]
    for exercise in exercises {
      for case let statement? in exercise.proved where checks[statement]?.contains(exercise.check.id) != true {
        checks[statement, default: []].append(exercise.check.id)
      }
    }
    return checks
  }

  /// The table that the evidence of all exercises yields, in the order of the exercises.
  ///
  /// - Precondition: There is one evidence for each exercise.
  public func rows(_ evidence: [StatementEvidence]) -> [Row] {
    precondition(evidence.count == exercises.count, "every exercise has evidence")
    var rows: [ProvedStatement: Row] = [:]
    for (exercise, evidence) in zip(exercises, evidence) {
      let findings = exercise.check.judge(evidence, by: Criterion())
      let trials = exercise.check.trials(of: evidence)
      for (index, statement) in exercise.proved.enumerated() {
        guard let statement else { continue }
        let record = evidence.records[index]
        let row = Row(
          statement: statement, checks: [exercise.check.id], verdict: findings[index].verdict, places: record.places,
          ratio: record.worst.map { $0.left / $0.right }, trial: trials[index])
        rows[statement] = rows[statement].map { $0.joined(with: row) } ?? row
      }
    }
    return statements.compactMap { rows[$0] }
  }
}

extension Coverage.Row {
  /// The same statement in two exercises: it holds if it does in both, and one refutation is enough for the trial.
  func joined(with other: Self) -> Self {
    var row = self
    row.checks += other.checks.filter { !checks.contains($0) }
    row.verdict = Verdict.overall([verdict, other.verdict].filter { $0 != .undecided })
    row.places += other.places
    row.ratio = [ratio, other.ratio].compactMap(\.self).max()
    row.trial = trial.joined(with: other.trial)
    return row
  }
}

extension Trial {
  fileprivate func joined(with other: Trial) -> Trial {
    switch (self, other) {
    case (.refuted, _), (_, .refuted): .refuted
    case (.loose(let first), .loose(let second)): .loose(factor: min(first, second))
    case (.unresolved, _): other
    case (_, .unresolved): self
    }
  }
}
