import Theory

extension Catalogue {
  /// Everything that is proved or quoted, with the check that examines it.
  static func theoremItems() throws -> [ListedItem] {
    try theoremItems(try coverage())
  }

  /// The same, with what came of every statement that was examined.
  public static func theoremItems(
    rows: [Coverage.Row], planted: [Coverage.FalseRow]
  ) throws -> [ListedItem] {
    let proved = rows.map { row in
      var item = ListedItem(row.statement, check: row.checkNames)
      item.verdict = row.verdict.words
      item.trial = row.trialWords
      return item
    }
    let others = try otherTheorems()
    return proved + others
      + planted.map { row in
        var item = ListedItem(row.statement, check: row.check.description)
        item.verdict = row.words
        return item
      }
  }

  private static func theoremItems(_ coverage: Coverage) throws -> [ListedItem] {
    let checks = coverage.checks
    return try coverage.statements.map { statement in
      let names = checks[statement] ?? []
      let more = names.count - 1
      return ListedItem(
        statement, check: names.first.map { "\($0)" + (more > 0 ? " and \(more) more" : "") })
    } + otherTheorems()
      + coverage.planted.flatMap { exercise in
        exercise.planted.map { ListedItem($0, check: exercise.check.id.description) }
      }
  }

  /// The theorems of other papers, with the checks of their bounds.
  private static func otherTheorems() throws -> [ListedItem] {
    let checks = try quadratics()
    return TheoremList.all.filter { $0.source != .beznosikov2023 }.map { theorem in
      var item = theorem.listed
      let own = checks.first { check in
        (check as? any ExaminesTheorem).map { type(of: $0.theorem) == theorem } ?? false
      }
      item.check = own?.id.description ?? (theorem.source == .stich2020 ? frameworkCheck(of: theorem) : nil)
      return item
    }
  }
}

extension Catalogue {
  /// The exercise that compares a theorem of the error-feedback framework with exact moments.
  private static func frameworkCheck(of theorem: any ConvergenceTheorem.Type) -> String {
    let exercise =
      theorem.measure == .meanSquaredGradient
      ? FeedbackStationarityStatement.exercise() : FeedbackRateStatement.exercise()
    return exercise.check.id.description
  }
}

/// A check of the bound of a theorem.
protocol ExaminesTheorem {
  var theorem: any ConvergenceTheorem { get }
}

extension BoundCheck: ExaminesTheorem {}

extension ListedItem {
  init(_ statement: ProvedStatement, check: String?) {
    self.init(statement.name, statement.text, source: statement.source, status: .provedHere)
    topic = statement.topic
    self.check = check
  }
}

extension ListedItem {
  /// A false statement has no status: nobody proved it.
  init(_ statement: FalseStatement, check: String) {
    self.init(statement.name, "\(statement.text), in \(statement.original)", source: statement.source)
    topic = "Planted false theorems"
    self.check = check
  }
}

extension ConvergenceTheorem {
  fileprivate static var listed: ListedItem {
    var item = ListedItem(String(describing: Self.self), statement, source: source.key, status: status)
    item.topic = "Theorems of other papers"
    return item
  }
}
