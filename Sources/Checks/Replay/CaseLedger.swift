/// The books of one case: which of its numbers were taken as inputs, which were compared, and how
/// far off they were.
///
/// A number that was neither taken nor compared leaves the case uncovered. A number that is taken as
/// an input must not be what is then compared; the tests perturb every number to see that it matters.
struct CaseLedger {
  /// The element of the table in which the case lies.
  let element: JSONValue
  private(set) var comparisons: [Comparison] = []
  private var touched: Set<JSONPath> = []

  init(element: JSONValue) { self.element = element }

  func contains(_ path: JSONPath) -> Bool { element[path] != nil }

  /// Those of `numbers` that nobody has asked for.
  func untouched(of numbers: [JSONPath]) -> [JSONPath] { numbers.filter { !touched.contains($0) } }
}

// MARK: - Inputs

extension CaseLedger {
  /// A number.
  mutating func number(_ path: JSONPath) throws(ReplayFault) -> Double {
    guard case .number(let value) = element[path] else { throw ReplayFault(path, "a number is missing") }
    touched.insert(path)
    return value
  }

  /// A whole number, without rounding: 1.000001 is none.
  ///
  /// - Parameter limit: The largest magnitude; a table that asks for more rounds or more memory is refused.
  mutating func integer(_ path: JSONPath, atMost limit: Int = 10_000_000) throws(ReplayFault) -> Int {
    let value = try number(path)
    guard let integer = Int(exactly: value) else { throw ReplayFault(path, "\(value) is not a whole number") }
    guard integer.magnitude <= limit else {
      throw ReplayFault(path, "\(integer) is above \(limit), the most that a replay takes")
    }
    return integer
  }

  func text(_ path: JSONPath) throws(ReplayFault) -> String {
    guard case .text(let text) = element[path] else { throw ReplayFault(path, "a text is missing") }
    return text
  }

  func texts(_ path: JSONPath) throws(ReplayFault) -> [String] {
    var texts: [String] = []
    for index in try count(path) { texts.append(try text(path[index])) }
    return texts
  }

  /// The indices of a list.
  func count(_ path: JSONPath) throws(ReplayFault) -> Range<Int> {
    guard case .list(let items) = element[path] else { throw ReplayFault(path, "a list is missing") }
    return items.indices
  }

  /// A list of numbers.
  mutating func vector(_ path: JSONPath) throws(ReplayFault) -> [Double] {
    var entries: [Double] = []
    for index in try count(path) { entries.append(try number(path[index])) }
    return entries
  }

  /// A list of `d` numbers.
  mutating func vector(_ path: JSONPath, dimension d: Int) throws(ReplayFault) -> [Double] {
    let entries = try vector(path)
    guard entries.count == d else { throw ReplayFault(path, "\(entries.count) entries instead of \(d)") }
    return entries
  }

  /// A list of `count` vectors of `d` numbers.
  mutating func vectors(_ path: JSONPath, count: Int, dimension d: Int) throws(ReplayFault) -> [[Double]] {
    let indices = try self.count(path)
    guard indices.count == count else { throw ReplayFault(path, "\(indices.count) rows instead of \(count)") }
    var rows: [[Double]] = []
    for index in indices { rows.append(try vector(path[index], dimension: d)) }
    return rows
  }
}

// MARK: - Comparisons

extension CaseLedger {
  /// Compares a number with what was recomputed.
  ///
  /// - Parameter largest: The largest magnitude of the field in its array, where it stands in one.
  mutating func compare(
    _ path: JSONPath, with recomputed: Double, _ tolerance: Tolerance, largest: Double? = nil
  ) throws(ReplayFault) {
    let golden = try number(path)
    comparisons.append(
      Comparison(
        path: path, golden: golden, recomputed: recomputed, tolerance: tolerance.relative,
        scale: tolerance.scale(largest: largest ?? golden.magnitude)))
  }

  /// Compares a vector, entry by entry; its largest magnitude is the scale unless a larger one is given.
  mutating func compare(
    _ path: JSONPath, with recomputed: [Double], _ tolerance: Tolerance, largest: Double? = nil
  ) throws(ReplayFault) {
    let golden = try vector(path, dimension: recomputed.count)
    let scale = largest ?? magnitude(of: golden)
    for index in golden.indices {
      try compare(path[index], with: recomputed[index], tolerance, largest: scale)
    }
  }

  /// Compares a field over the items of a list; the largest magnitude over all items is the scale.
  mutating func compare(
    _ field: String, ofItemsIn list: JSONPath, with recomputed: [Double], _ tolerance: Tolerance
  ) throws(ReplayFault) {
    let largest = try largestMagnitude(of: field, in: list, count: recomputed.count)
    for index in recomputed.indices {
      try compare(list[index][field], with: recomputed[index], tolerance, largest: largest)
    }
  }

  /// Compares a vector field over the items of a list; the largest magnitude over all is the scale.
  mutating func compare(
    _ field: String, ofItemsIn list: JSONPath, with recomputed: [[Double]], _ tolerance: Tolerance
  ) throws(ReplayFault) {
    let largest = try largestMagnitude(of: field, in: list, count: recomputed.count)
    for index in recomputed.indices {
      try compare(list[index][field], with: recomputed[index], tolerance, largest: largest)
    }
  }

  /// Compares a whole number.
  mutating func compare(_ path: JSONPath, withInteger recomputed: Int) throws(ReplayFault) {
    try compare(path, with: Double(recomputed), .exact)
  }

  /// Demands a truth value.
  func demand(_ path: JSONPath, is expected: Bool) throws(ReplayFault) {
    guard element[path] == .flag(expected) else { throw ReplayFault(path, "not \(expected)") }
  }

  /// Demands that the row's own tolerance, if it has one, is the one that is applied.
  mutating func demandTolerance(_ tolerance: Tolerance) throws(ReplayFault) {
    let path = JSONPath.root["tolerance"]
    guard contains(path) else { return }
    let own = try number(path)
    guard own == tolerance.relative else {
      throw ReplayFault(path, "the row asks for \(own), built in is \(tolerance.relative)")
    }
  }

  private func largestMagnitude(
    of field: String, in list: JSONPath, count: Int
  ) throws(ReplayFault) -> Double {
    let items = element[list]?.items ?? []
    guard items.count == count else { throw ReplayFault(list, "\(items.count) items instead of \(count)") }
    return items.map { item in
      let value = item[.root[field]]
      return magnitude(of: (value?.numberPaths() ?? []).compactMap { value?.numeric(at: $0) })
    }.max() ?? 0
  }
}

extension JSONValue {
  fileprivate func numeric(at path: JSONPath) -> Double? {
    if case .number(let number) = self[path] { number } else { nil }
  }
}

/// `max |vᵢ|`; 0 for no entries.
private func magnitude(of entries: [Double]) -> Double { entries.map(\.magnitude).max() ?? 0 }
