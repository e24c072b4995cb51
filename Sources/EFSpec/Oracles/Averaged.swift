public import GSL

/// The mean of `B` independent draws of another oracle.
///
/// Its variance is that of one draw divided by `B`, exactly, wherever the one is exact.
///
/// - Randomness: `B` draws of the other oracle a draw.
public struct Averaged<Oracle: GradientOracle>: GradientOracle {
  public let oracle: Oracle
  /// The number `B` of draws.
  public let draws: Int

  public init(_ oracle: Oracle, draws: Int) {
    precondition(draws >= 1, "a mean needs at least one draw")
    self.oracle = oracle
    self.draws = draws
  }

  public var problem: Oracle.Underlying { oracle.problem }
  public var noiseVariance: Double { oracle.noiseVariance / Double(draws) }
  public var noiseGrowth: Double { oracle.noiseGrowth / Double(draws) }
  public var noiseFloor: Double { oracle.noiseFloor / Double(draws) }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    var draw = [Double](repeating: 0, count: x.count)
    for i in gradient.indices { gradient[i] = 0 }
    for _ in 0..<draws {
      oracle.gradient(of: worker, at: x, into: &draw, using: &stream)
      add(1 / Double(draws), draw.span, to: &gradient)
    }
  }
}
