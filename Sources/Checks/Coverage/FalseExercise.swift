public import Theory

/// A check of false statements: that of the proved ones with a mistake in the constants.
public struct FalseExercise: Sendable {
  public let check: StatementCheck
  /// One for each statement of the check.
  public let planted: [FalseStatement]
}

extension Exercisable where Self: FalseStatementFamily {
  /// All false statements of the family, in one check.
  static func plantedExercise() -> FalseExercise {
    FalseExercise(check: exercise().check, planted: allCases.map { FalseStatement($0) })
  }
}

extension Coverage {
  /// One false statement of the table.
  public struct FalseRow: Hashable, Sendable, Codable {
    public var statement: FalseStatement
    public var check: CheckID
    public var outcome: Trial
    /// At how many places it was examined.
    public var places: Int
    /// Where it fails, or comes closest to failing.
    public var place: String?
    /// The left side over the right one there.
    public var ratio: Double?

    /// Whether it is refuted, or survives and the reason is known.
    public var isAsDeclared: Bool {
      switch outcome {
      case .refuted: statement.looseness == nil
      case .loose: statement.looseness != nil
      case .unresolved: false
      }
    }

    /// What is wrong, in one line.
    public var text: String { statement.text }

    /// The proved statement that it resembles.
    public var resembles: String { "\(statement.topic), \(statement.original)" }

    /// What became of it.
    public var words: String {
      switch outcome {
      case .refuted: "refuted: \(place ?? "")"
      case .loose(let factor):
        "not refutable: \(statement.looseness ?? "no reason is known"); even so it is loose by a factor "
          + "\(short(factor)) or more"
      case .unresolved: outcome.words
      }
    }
  }

  /// The table of false statements that the evidence of their exercises yields.
  ///
  /// - Precondition: There is one evidence for each exercise.
  public func falseRows(_ evidence: [StatementEvidence]) -> [FalseRow] {
    precondition(evidence.count == planted.count, "every exercise has evidence")
    return zip(planted, evidence).flatMap { exercise, evidence in
      zip(exercise.planted, zip(evidence.records, exercise.check.outcomes(of: evidence))).map { statement, found in
        FalseRow(
          statement: statement, check: exercise.check.id, outcome: found.1, places: found.0.places,
          place: found.0.worst?.place, ratio: found.0.worst.map { $0.left / $0.right })
      }
    }
  }
}
