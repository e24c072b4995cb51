/// The truncated singular value decomposition of an `m × n` matrix: of projection type, with the fraction
/// `r/q`, `q = min(m, n)`.
///
/// - Proof: the `r` largest of `q` squared singular values have at least `r/q` of their sum, with equality
///   where all are equal.
/// - Source: `beznosikov2023`.
public struct LowRankTheory: CompressorTheory, Hashable {
  /// The number `m` of rows.
  public let rows: Int
  /// The number `n` of columns.
  public let columns: Int
  /// The rank kept; at least 1. Above `min(m, n)` it counts as that.
  public let rank: Int

  public init(rank: Int, rows: Int, columns: Int) throws(HypothesisViolation) {
    try requireAtLeastOne(rank, "r")
    try requireAtLeastOne(rows, "m")
    try requireAtLeastOne(columns, "n")
    self.rank = rank
    self.rows = rows
    self.columns = columns
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .odd, .idempotent]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try require(d == rows * columns, "d = m n = \(rows * columns)", got: Double(d))
    let q = min(rows, columns)
    return .projection(keeping: Double(min(rank, q)) / Double(q))
  }

  /// Equal singular values: ones on the diagonal.
  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    return name == .beta ? .specimen(d) : .diagonal(rows: rows, columns: columns)
  }

  /// The factors: `r` columns of `m` and `r` of `n` numbers.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? {
    floatBits * min(rank, rows, columns) * (rows + columns)
  }
}

extension ExtremalInput {
  /// The `m × n` matrix with ones on its diagonal: all singular values are 1.
  static func diagonal(rows m: Int, columns n: Int) -> ExtremalInput {
    ExtremalInput((0..<(m * n)).map { $0 / n == $0 % n ? 1 : 0 }, .attained)
  }
}
