public import GSL

/// Rounds every magnitude to one of its two neighbours on a grid, without bias.
///
/// For `a ≤ |xᵢ| ≤ b` between neighbouring levels,
///
///     C(x)ᵢ = sign(xᵢ) b with probability (|xᵢ| − a)/(b − a),   else sign(xᵢ) a.
///
/// Zero stays zero. On the powers of a base this is exponential rounding (natural compression for
/// base 2), on the multiples of a step the stochastic grid.
///
/// - Randomness: one uniform number an entry.
/// - Source: `beznosikov2023`, unbiased and exponential rounding.
public struct UnbiasedRounding<Grid: LevelGrid>: CoordinatewiseCompressor, GridRounding, Hashable {
  public let grid: Grid

  public init(to grid: Grid) { self.grid = grid }

  public var isDeterministic: Bool { false }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    stream.fillUniform(&output)
    for i in x.indices {
      let law = law(of: x[i])
      output[i] = output[i] < law.probabilityOfHigh ? law.high : law.low
    }
  }

  public func entryLaws(of x: [Double]) -> [TwoPointLaw] { x.map { law(of: $0) } }

  private func law(of entry: Double) -> TwoPointLaw {
    guard entry != 0 else { return TwoPointLaw(low: 0, high: 0, probabilityOfHigh: 0) }
    let cell = grid.cell(of: entry.magnitude)
    return TwoPointLaw(
      low: signed(cell.low, like: entry), high: signed(cell.high, like: entry),
      probabilityOfHigh: cell.probabilityOfHigh(at: entry.magnitude))
  }
}

/// `magnitude` with the sign of `entry`; never `−0`.
func signed(_ magnitude: Double, like entry: Double) -> Double {
  entry < 0 && magnitude > 0 ? -magnitude : magnitude
}
