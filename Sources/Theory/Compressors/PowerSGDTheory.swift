/// The step of PowerSGD from a fresh Gaussian start, `P = orth(XQ)`, `C(X) = P Pᵀ X`: of projection type, with
/// the fraction `r/q`, `q = min(m, n)`.
///
/// - Proof: with `X = U S Vᵀ` and `G = Vᵀ Q` Gaussian, `P` spans the rows `sⱼ gⱼ`, and the energy kept is
///   `Σ sⱼ² wⱼ`, `wⱼ` the expected leverage score of row `j` of `SG`, `Σ wⱼ = r`. A larger `sⱼ` has the larger
///   `wⱼ`, as swapping two rows of `G` shows, so that Chebyshev's sum inequality gives at least
///   `(r/q) Σ sⱼ²`, with equality where all singular values are equal.
/// - Source: `beznosikov2023` for the class.
public struct PowerSGDTheory: CompressorTheory, Hashable {
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
    [.homogeneous(.all), .odd]
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
