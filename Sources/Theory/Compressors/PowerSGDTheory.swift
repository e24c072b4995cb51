/// The step of PowerSGD from a fresh Gaussian start, `P = orth(XQ)`, `C(X) = P Pᵀ X`: of projection type, with
/// the fraction `r/q`, `q = min(m, n)`.
///
/// - Proof: with `X = U S Vᵀ` and `G = Vᵀ Q` Gaussian, `P` spans the rows `sⱼ gⱼ`, and the energy kept is
///   `Σ sⱼ² wⱼ`, `wⱼ` the expected leverage score of row `j` of `SG`, `Σ wⱼ = r`. A larger `sⱼ` has the larger
///   `wⱼ`, as swapping two rows of `G` shows, so that Chebyshev's sum inequality gives at least
///   `(r/q) Σ sⱼ²`, with equality where all singular values are equal.
/// - Source: `beznosikov2023` for the class.
public struct PowerSGDTheory: CompressorTheory, Hashable {
  /// The truncation to the same rank, which has the same constants, worst inputs and bits.
  public let truncation: LowRankTheory

  public init(rank: Int, rows: Int, columns: Int) throws(HypothesisViolation) {
    truncation = try LowRankTheory(rank: rank, rows: rows, columns: columns)
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .odd]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try truncation.constants(dimension: d)
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    try truncation.extremalInput(for: name, dimension: d)
  }

  /// The factors: `r` columns of `m` and `r` of `n` numbers.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? {
    truncation.messageBits(dimension: d, floatBits: floatBits)
  }
}
