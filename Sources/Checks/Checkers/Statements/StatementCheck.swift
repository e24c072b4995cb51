/// Examines statements whose both sides are computed exactly, at many places.
///
/// - Claim:    each statement, at every place.
/// - Evidence: both sides at each place, by closed forms, sums over finite laws or exact recursions: there is
///             no sampling error.
/// - Judged:   refuted by one place where the statement fails by more than rounding; else it holds exactly on
///             what was examined, provided rounding could not hide a violation there.
/// - On trial: the same evidence is judged against the statement with its constant made 10 % better. Where
///             that is not refuted, the constant is loose on what was examined, by a factor that is told.
/// - Blind to: places that are not near those examined.
public struct StatementCheck: Check {
  public let id: CheckID
  public let statements: [Statement]
  private let examine: @Sendable (_ evidence: inout StatementEvidence, _ run: RunSettings) throws -> Void

  /// - Parameter examine: Notes both sides of every statement wherever they are examined.
  public init(
    id: CheckID, statements: [Statement],
    examine: @escaping @Sendable (_ evidence: inout StatementEvidence, _ run: RunSettings) throws -> Void
  ) {
    self.id = id
    self.statements = statements
    self.examine = examine
  }

  public func gather(resuming earlier: StatementEvidence?, in run: RunSettings) throws -> StatementEvidence {
    if let earlier { return earlier }
    var evidence = StatementEvidence(statements)
    try examine(&evidence, run)
    return evidence
  }

  public func judge(_ evidence: StatementEvidence, by criterion: Criterion) -> [Finding] {
    zip(statements, evidence.records).map { statement, record in
      Finding(
        check: "statement", claim: "\(id.subject): \(statement.claim)", verdict: verdict(statement, record),
        quantity: statement.quantity, calls: record.places, promised: ["ratio": 1],
        observed: record.worst.map { .init(lower: $0.ratio, estimate: $0.ratio, upper: $0.ratio) },
        shape: record.worst.map { [$0.x.count] },
        witness: record.worst.map { .init(name: $0.place, x: $0.x) }, notes: notes(statement, record))
    }
  }

  private func verdict(_ statement: Statement, _ record: StatementEvidence.Record) -> Verdict {
    guard let worst = record.worst else { return .undecided }
    return statement.isContradicted(by: worst) ? .refuted : .holdsExactly
  }

  /// What becomes of each statement with its constant made 10 % better.
  public func trials(of evidence: StatementEvidence) -> [Trial] {
    zip(statements, evidence.records).map { trial($0, $1) }
  }

  /// What becomes of each statement as it stands, where it is known to be false.
  func outcomes(of evidence: StatementEvidence) -> [Trial] {
    zip(statements, evidence.records).map { trial($0, $1, strength: 1) }
  }

  private func trial(
    _ statement: Statement, _ record: StatementEvidence.Record, strength: Double = Trial.strength
  ) -> Trial {
    guard let worst = record.worst else { return .unresolved }
    if statement.isContradicted(by: worst, strength: strength) { return .refuted }
    return .loose(factor: worst.ratio > 0 ? 1 / worst.ratio : .infinity)
  }

  private func notes(_ statement: Statement, _ record: StatementEvidence.Record) -> [String] {
    var notes = ["\(record.resolved) of \(record.places) places were far enough from rounding to tell."]
    guard let worst = record.worst else { return notes }
    if statement.isContradicted(by: worst) {
      notes.append(
        "At \(worst.place) the left side is \(worst.left), the right side \(worst.right); rounding explains at "
          + "most \(worst.slack).")
    } else {
      notes.append("On trial, with the constant made 10 % better: \(trial(statement, record).words).")
    }
    return notes
  }

  public func figures(of evidence: StatementEvidence) -> [Figure] { evidence.figures }

  public func tables(of evidence: StatementEvidence) -> [Table] {
    [
      Table(
        id: fileStem("statements", id), title: id.subject,
        caption: "Both sides of every statement are exact. The ratio is left over right where the statement came "
          + "closest to failing; on trial, its constant was made 10 % better.",
        columns: ["statement", "verdict", "places", "ratio", "on trial"],
        rows: zip(statements, evidence.records).map { statement, record in
          [
            .text(statement.claim), .text(verdict(statement, record).words), .number(Double(record.places)),
            Table.Cell(record.worst?.ratio), .text(trial(statement, record).words),
          ]
        })
    ]
  }
}
