/// A set of magnitudes to which other magnitudes are rounded.
///
/// Both sides of a message know the grid. Zero may be sent whether it is a level or not.
public protocol LevelGrid: Hashable, Sendable {
  /// The levels on both sides of a magnitude that is positive and finite.
  func cell(of magnitude: Double) -> LevelCell

  /// Appends the code of a level, or of 0. No other level arrives as 0.
  func encode(_ level: Double, as format: PayloadFormat, to writer: inout BitWriter)

  /// Takes the code of a level, or of 0.
  func decode(_ reader: inout BitReader, as format: PayloadFormat) throws(MessageError) -> Double
}

/// Two neighbouring levels, `low ≤ t ≤ high`.
///
/// They are equal where `t` has no neighbour on one side: there rounding does not choose.
public struct LevelCell: Hashable, Sendable {
  public let low: Double
  public let high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// `(t − low)/(high − low)`: the probability of `high` for which the mean is `t`.
  public func probabilityOfHigh(at t: Double) -> Double { high > low ? (t - low) / (high - low) : 0 }

  /// The nearer level; the lower one at the midpoint.
  public func nearest(to t: Double) -> Double { t - low <= high - t ? low : high }
}
