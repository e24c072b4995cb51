/// An input on which subjects are judged, with a name that says what it is.
public struct LibraryInput: Hashable, Sendable, Codable {
  public let name: String
  public let input: SubjectInput
  /// Whether the input is never given up in favour of more promising ones, and takes part in the
  /// statement of what could have been found.
  public let isCanonical: Bool

  public init(name: String, input: SubjectInput, isCanonical: Bool = false) {
    self.name = name
    self.input = input
    self.isCanonical = isCanonical
  }
}

extension LibraryInput {
  /// The inputs on which subjects of one shape are judged, in a fixed order, without repetitions: the
  /// user's own first, rounded to the precision and otherwise as they are, then the library, moved into
  /// the domain and rounded. What rounding takes out of the domain is left out.
  public static func library(
    shape: [Int], domain: Domain, dtype: DType, seed: UInt64, own: [[Double]] = []
  ) -> [LibraryInput] {
    let d = shape.reduce(1, *)
    var patterns: [Pattern] = []
    // More axes than two are a matrix of rows along the first.
    if let rows = shape.first, rows > 1, d > rows {
      patterns += matrixPatterns(rows: rows, columns: d / rows, seed: seed)
    }
    patterns += vectorPatterns(dimension: d, seed: seed)
    let owned = own.enumerated().map { index, row in
      Pattern("own input \(index)", row.map(dtype.rounded), isCanonical: true)
    }
    let library = patterns.map { pattern in
      Pattern(
        pattern.name, domain.projecting(pattern.entries, dtype: dtype), isCanonical: pattern.isCanonical)
    }
    var seen: Set<[Double]> = []
    let place = shape.count == 1 ? "d = \(d)" : shape.map(String.init).joined(separator: "×")
    return (owned + library).compactMap { pattern in
      let entries = pattern.entries
      guard entries.contains(where: { $0 != 0 }), domain.contains(entries), seen.insert(entries).inserted else {
        return nil
      }
      return LibraryInput(
        name: "\(pattern.name), \(place)", input: SubjectInput(entries, shape: shape),
        isCanonical: pattern.isCanonical)
    }
  }

  /// The zero input, on which the relative classes demand exactly zero.
  static func zero(shape: [Int]) -> SubjectInput {
    SubjectInput(Array(repeating: 0, count: shape.reduce(1, *)), shape: shape)
  }
}

/// A named vector before it is moved into a domain.
struct Pattern {
  let name: String
  let entries: [Double]
  let isCanonical: Bool

  init(_ name: String, _ entries: [Double], isCanonical: Bool = false) {
    self.name = name
    self.entries = entries
    self.isCanonical = isCanonical
  }
}
