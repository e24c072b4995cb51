/// Where statements were examined, and where each came closest to failing.
public struct StatementEvidence: Hashable, Sendable, Codable {
  /// One examined place: both numbers, and what rounding may do to their difference.
  public struct Instance: Hashable, Sendable, Codable {
    public var left: Double
    public var right: Double
    public var slack: Double
    /// The place in words.
    public var place: String
    /// The vector of the place.
    public var x: [Double]

    public init(left: Double, right: Double, slack: Double, place: String, x: [Double]) {
      self.left = left
      self.right = right
      self.slack = slack
      self.place = place
      self.x = x
    }

    /// Whether an error of a hundredth would be seen beyond rounding.
    var isResolved: Bool { right != 0 && slack <= 0.01 * right.magnitude }

    var ratio: Double { left / right }
  }

  /// What was seen of one statement.
  public struct Record: Hashable, Sendable, Codable {
    /// The places that were examined.
    public var places = 0
    /// Those among them where rounding could not hide a violation.
    public var resolved = 0
    /// The violation, or else the resolved place, that speaks loudest against the statement.
    public var worst: Instance?
  }

  public let statements: [Statement]
  public internal(set) var records: [Record]
  /// Pictures of what was computed on the way.
  public internal(set) var figures: [Figure] = []

  public init(_ statements: [Statement]) {
    self.statements = statements
    records = statements.map { _ in Record() }
  }

  /// Notes both sides of a statement at a place.
  ///
  /// - Parameter slack: What rounding may add to the difference of the two sides.
  mutating func note(
    _ index: Int, left: Double, right: Double, slack: Double, place: String, x: [Double]
  ) {
    let instance = Instance(left: left, right: right, slack: slack, place: place, x: x)
    let statement = statements[index]
    let isViolation = statement.isContradicted(by: instance)
    records[index].places += 1
    guard isViolation || instance.isResolved else { return }
    records[index].resolved += 1
    if let worst = records[index].worst {
      let wasViolation = statement.isContradicted(by: worst)
      if wasViolation && !isViolation { return }
      guard isViolation != wasViolation || loudness(instance, statement) > loudness(worst, statement) else { return }
    }
    records[index].worst = instance
  }

  private func loudness(_ instance: Instance, _ statement: Statement) -> Double {
    switch statement.relation {
    case .atMost: instance.ratio
    case .equals: (instance.left - instance.right).magnitude / instance.slack
    }
  }
}
