/// Rounds every magnitude to the nearest level of a grid.
///
///     C(x)ᵢ = sign(xᵢ) a,   a the level nearest to |xᵢ|.
///
/// At a midpoint the smaller level is taken. Zero stays zero. Biased, unlike `UnbiasedRounding`.
///
/// - Randomness: none.
/// - Source: `beznosikov2023`, general and exponential biased rounding.
public struct NearestRounding<Grid: LevelGrid>: DeterministicCompressor, GridRounding, Hashable {
  public let grid: Grid

  public init(to grid: Grid) { self.grid = grid }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    for i in x.indices {
      let magnitude = x[i].magnitude
      output[i] = magnitude == 0 ? 0 : signed(grid.cell(of: magnitude).nearest(to: magnitude), like: x[i])
    }
  }
}
