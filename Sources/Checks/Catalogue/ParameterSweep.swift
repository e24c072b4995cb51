/// A family of compressors of one entry that differ in one parameter: from few bits and a large error to
/// many bits and a small one.
public struct ParameterSweep: Sendable {
  /// One member of the family.
  public struct Member: Hashable, Sendable {
    /// What sets it apart, such as `k=4`.
    public let label: String
    /// The text that names the compressor, such as `topk(k=4)`.
    public let text: String
  }

  /// How tables and figures call the family.
  public let family: String
  /// Whether the figures show it; the tables show every family.
  public let isDrawn: Bool
  private let membersAt: @Sendable (_ dimension: Int) -> [Member]

  /// - Parameters:
  ///   - parameter: The parameter that is varied.
  ///   - values: Its values at a dimension.
  ///   - text: The text of the compressor with such a value, which may depend on the dimension.
  init(
    _ family: String, isDrawn: Bool = false, over parameter: String, _ values: @escaping @Sendable (Int) -> [String],
    text: @escaping @Sendable (_ value: String, _ dimension: Int) -> String
  ) {
    self.family = family
    self.isDrawn = isDrawn
    membersAt = { d in values(d).map { Member(label: "\(parameter)=\($0)", text: text($0, d)) } }
  }

  /// A family of one.
  init(_ text: String, isDrawn: Bool = false) {
    family = text
    self.isDrawn = isDrawn
    membersAt = { _ in [Member(label: "", text: text)] }
  }

  /// The members at a dimension; none where the family does not exist there.
  public func members(dimension d: Int) -> [Member] { membersAt(d) }
}

/// 1, 2, 4, … below `bound`.
func powersOfTwo(below bound: Int) -> [Int] {
  Array(sequence(first: 1) { $0 * 2 }.prefix { $0 < bound })
}

/// The same as texts.
func powerTexts(below bound: Int) -> [String] { powersOfTwo(below: bound).map(String.init) }

/// The numbers of rows and of columns of a matrix with `d` entries that is as square as can be, fewer rows.
func squarestShape(_ d: Int) -> (rows: Int, columns: Int) {
  var rows = Int(Double(d).squareRoot())
  while d % rows != 0 { rows -= 1 }
  return (rows, d / rows)
}
