public import Theory

/// Statements that are examined by computing both of their sides.
protocol Exercisable: StatementFamily {
  var relation: Statement.Relation { get }

  /// Notes both sides wherever they are computed. The constant stands so that making the left side
  /// larger by a tenth makes it better by a tenth.
  func examine(_ places: inout Places, in run: RunSettings) throws
}

extension Exercisable {
  var relation: Statement.Relation { .atMost }

  /// Statements of the topic, in one check; all of them unless some are examined elsewhere.
  static func exercise(_ members: [Self] = Array(allCases)) -> Exercise {
    let check = StatementCheck(
      id: CheckID(subject: topic, property: "statements"),
      statements: members.map { Statement($0.text, quantity: "left side over right side", $0.relation) }
    ) { evidence, run in
      for (index, member) in members.enumerated() {
        var places = Places(evidence, index)
        try member.examine(&places, in: run)
        evidence = places.evidence
      }
    }
    return Exercise(check, of: members.map { ProvedStatement($0) })
  }
}

/// A check, and which proved statement each of its statements is.
public struct Exercise: Sendable {
  public let check: StatementCheck
  /// One for each statement of the check; nil for one that is no row of its own.
  public let proved: [ProvedStatement?]

  /// - Precondition: There is one for each statement of the check.
  init<Family: StatementFamily>(_ check: StatementCheck, of proved: [Family?]) {
    self.init(check, of: proved.map { $0.map { ProvedStatement($0) } })
  }

  /// - Precondition: There is one for each statement of the check.
  init(_ check: StatementCheck, of proved: [ProvedStatement?]) {
    precondition(proved.count == check.statements.count, "\(check.id) pairs every statement")
    self.check = check
    self.proved = proved
  }
}

/// Where one statement is examined.
struct Places {
  fileprivate(set) var evidence: StatementEvidence
  private let index: Int

  init(_ evidence: StatementEvidence, _ index: Int) {
    self.evidence = evidence
    self.index = index
  }

  /// Notes both sides at a place.
  ///
  /// - Parameter slack: What rounding may add to their difference, relative to the larger side.
  mutating func note(_ left: Double, _ right: Double, at place: String, x: [Double] = [], slack: Double = 1e-12) {
    evidence.note(
      index, left: left, right: right, slack: slack * max(left.magnitude, right.magnitude), place: place, x: x)
  }

  /// Notes that two vectors are equal, as one number each: the lengths, with their distance added to the left one.
  mutating func note(equal actual: [Double], _ promised: [Double], at place: String, x: [Double], slack: Double = 1e-12)
  {
    let length = zip(promised, promised).reduce(0) { $0 + $1.0 * $1.1 }.squareRoot()
    let distance = zip(actual, promised).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    note(length + distance, length, at: place, x: x, slack: slack)
  }
}
