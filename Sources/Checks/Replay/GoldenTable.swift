public import Foundation

/// A golden table: numbers that were derived independently, to be recomputed by this package.
public struct GoldenTable: Sendable {
  /// The content of the file.
  public let root: JSONValue
  let kind: GoldenTableKind

  /// Reads a table.
  public init(contentsOf file: URL) throws(UsageError) {
    let place = file.relativePath
    let data: Data
    do { data = try Data(contentsOf: file) } catch {
      throw UsageError("\(place): cannot be read; give the path of a golden table")
    }
    let root: JSONValue
    do { root = try JSONDecoder().decode(JSONValue.self, from: data) } catch {
      throw UsageError("\(place): is not JSON (\(Self.flaw(in: data))); give the path of a golden table")
    }
    guard let table = GoldenTable(root) else {
      let known = GoldenTableKind.all.map(\.name).joined(separator: ", ")
      throw UsageError("\(place): is none of the known golden tables (\(known)); check its sections")
    }
    if let version = root.fields["schema_version"], version != .number(1) {
      throw UsageError("\(place): has a schema version other than 1; take a table of version 1")
    }
    self = table
  }

  /// Takes a value for the table whose sections it has; nil where there is none.
  public init?(_ root: JSONValue) {
    let names = Set(root.fields.keys)
    guard let kind = GoldenTableKind.all.first(where: { $0.signature.isSubset(of: names) }) else { return nil }
    self.root = root
    self.kind = kind
  }

  /// The table with another content, for the same cases.
  public func replacing(_ path: JSONPath, with value: JSONValue) -> GoldenTable {
    GoldenTable(root: root.replacing(path, with: value), kind: kind)
  }

  private init(root: JSONValue, kind: GoldenTableKind) {
    self.root = root
    self.kind = kind
  }

  /// How reports call the table.
  public var name: String { kind.name }

  /// The names of the sections that the table has.
  public var sections: [String] { plans.map(\.name) }

  /// The cases of one section, in the order of the table.
  public func cases(of section: String) -> [GoldenCase] { plan(of: section)?.cases(in: root) ?? [] }

  /// The numbers that a case answers for, from its element on.
  public func numbers(of goldenCase: GoldenCase) -> [JSONPath] {
    guard let plan = plan(of: goldenCase.section), let element = root[goldenCase.element] else { return [] }
    return plan.layout.numbers(of: goldenCase, in: element)
  }

  /// The tolerances that are applied in one section, for people.
  public func tolerances(of section: String) -> [String] { plan(of: section)?.replayer?.tolerances ?? [] }

  /// Recomputes one case.
  public func replay(_ goldenCase: GoldenCase) -> CaseResult {
    guard let plan = plan(of: goldenCase.section), let element = root[goldenCase.element] else {
      return CaseResult(goldenCase, .uncovered, [], "no such case")
    }
    guard let replayer = plan.replayer, replayer.covers(goldenCase, element: element) else {
      return CaseResult(goldenCase, .uncovered, [], "not covered yet")
    }
    var ledger = CaseLedger(element: element)
    do { try replayer.replay(goldenCase, in: &ledger, table: root) } catch {
      return CaseResult(goldenCase, .failed, ledger.comparisons, error.description)
    }
    if let worst = ledger.comparisons.filter({ !$0.passes }).max(by: { $0.error < $1.error }) {
      return CaseResult(goldenCase, .failed, ledger.comparisons, Self.words(worst))
    }
    let untouched = ledger.untouched(of: plan.layout.numbers(of: goldenCase, in: element))
    if let first = untouched.first {
      return CaseResult(goldenCase, .uncovered, ledger.comparisons, "\(first): not recomputed")
    }
    return CaseResult(goldenCase, .passed, ledger.comparisons, "")
  }

  /// The known sections that are there, then unknown ones, which nothing covers.
  private var plans: [SectionPlan] {
    let known = Set(kind.plans.map(\.name)).union(kind.shared)
    let unknown = root.fields.keys.sorted().filter { name in
      guard !known.contains(name), let value = root.fields[name] else { return false }
      return !value.items.isEmpty || !value.fields.isEmpty
    }
    return kind.plans.filter { root.fields[$0.name] != nil } + unknown.map { SectionPlan($0) }
  }

  private func plan(of section: String) -> SectionPlan? { plans.first { $0.name == section } }

  private static func words(_ comparison: Comparison) -> String {
    "\(comparison.path): \(comparison.golden) in the table, \(comparison.recomputed) recomputed, "
      + "error \(comparison.error) above \(comparison.tolerance)"
  }

  /// What is wrong with a text that is not JSON, and where; the decoder itself does not say.
  private static func flaw(in data: Data) -> String {
    do {
      _ = try JSONSerialization.jsonObject(with: data)
      return "not a JSON value"
    } catch {
      return (error as NSError).userInfo["NSDebugDescription"] as? String ?? "broken text"
    }
  }
}
