/// Recomputes the cases of one section of a golden table with this package's own code.
protocol SectionReplayer: Sendable {
  /// The tolerances it applies, for people: field and tolerance.
  var tolerances: [String] { get }

  /// Whether this package can recompute the case.
  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool

  /// Takes the inputs of the case from the ledger and compares everything else.
  ///
  /// - Parameter table: The whole table, for what elements share.
  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault)
}

/// A section of a golden table: its name, how it divides into cases, and who recomputes them.
struct SectionPlan: Sendable {
  let name: String
  let layout: CaseLayout
  /// Nil where no case of the section is covered yet.
  let replayer: (any SectionReplayer)?

  init(_ name: String, _ layout: CaseLayout = .elements, _ replayer: (any SectionReplayer)? = nil) {
    self.name = name
    self.layout = layout
    self.replayer = replayer
  }

  /// The cases of the section, in the order of the table.
  func cases(in table: JSONValue) -> [GoldenCase] {
    let place = JSONPath.root[name]
    guard let section = table[place] else { return [] }
    return elementPaths(of: section, at: place).flatMap { path in
      table[path].map { layout.cases(of: $0, at: path, section: name) } ?? []
    }
  }

  /// The elements of a section: the items of the list, or of the lists of objects one level below, and the objects
  /// beside such lists; a section without such lists is itself the element.
  private func elementPaths(of section: JSONValue, at place: JSONPath) -> [JSONPath] {
    if case .list(let items) = section { return items.indices.map { place[$0] } }
    let keys = section.fields.keys.sorted()
    let hasLists = keys.contains { key in
      if case .object = section.fields[key]?.items.first { true } else { false }
    }
    guard hasLists else { return [place] }
    return keys.flatMap { key -> [JSONPath] in
      switch section.fields[key] {
      case .object: return [place[key]]
      case .list(let items):
        guard case .object = items.first else { return [] }
        return items.indices.map { place[key][$0] }
      default: return []
      }
    }
  }
}
