import Foundation
public import GSL

/// Keeps the `k` entries of largest magnitude and rounds them by exponential dithering.
///
///     C(x) = c D(y),   y = Top-k(x),
///
/// with `D` relative to the norm of `y`. The factor is `c = 1`, or `c = 1/ζ` with
///
///     ζ = z₀ + T min(1, T),   z₀ = (b + 1)²/(4b),   T = b¹⁻ˢ k^(1/r),   r = min(p, 2),
///
/// a bound of the second moment of `D` on vectors with `k` entries. When `k ≥ d` every entry is kept,
/// and `d` stands for `k` in `T`.
///
/// - Randomness: one uniform number an entry.
/// - Source: `beznosikov2023`, Top-k combined with exponential dithering.
public struct TopKExponentialDithering: CoordinatewiseCompressor, MessageCoding, Hashable {
  /// The factor by which the rounded entries are multiplied.
  public enum Scaling: Hashable, Sendable {
    /// `c = 1`.
    case none
    /// `c = 1/ζ`.
    case inverseZeta
  }

  public let scaling: Scaling
  let selection: TopK
  let dithering: ExponentialDithering

  /// - Parameter k: The number of entries kept; at least 1.
  public init(_ k: Int, rounding dithering: ExponentialDithering, scaling: Scaling) {
    selection = TopK(k)
    self.dithering = dithering
    self.scaling = scaling
  }

  /// The number of entries kept.
  public var k: Int { selection.k }

  public var isDeterministic: Bool { false }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    let y = selected(x)
    dithering.compress(y.span, into: &output, using: &stream)
    scale(&output, by: factor(dimension: x.count))
  }

  public func entryLaws(of x: [Double]) -> [TwoPointLaw] {
    let c = factor(dimension: x.count)
    return dithering.entryLaws(of: selected(x.span)).map { law in
      TwoPointLaw(low: c * law.low, high: c * law.high, probabilityOfHigh: law.probabilityOfHigh)
    }
  }

  /// `y`.
  func selected(_ x: Span<Double>) -> [Double] {
    var y = [Double](repeating: 0, count: x.count)
    var span = y.mutableSpan
    selection.compress(x, into: &span)
    return y
  }

  /// `c`.
  func factor(dimension d: Int) -> Double {
    guard scaling == .inverseZeta else { return 1 }
    let b = dithering.base
    let width = dithering.level(1) * pow(Double(min(k, d)), 1 / min(dithering.norm.exponent, 2))
    return 1 / ((b + 1) * (b + 1) / (4 * b) + width * min(1, width))
  }
}

extension TopKExponentialDithering {
  /// The norm, the set of kept entries, their levels.
  public func encode(
    _ x: [Double], as format: PayloadFormat, to writer: inout BitWriter, using stream: inout RandomStream
  ) {
    let y = selected(x.span)
    let (length, numbers) = dithering.drawnLevels(y, using: &stream)
    let members = filledSupport(of: y, count: min(k, x.count))
    writer.append(length, as: format)
    writer.append(indexSet: members, of: x.count)
    writer.append(signedLevels: members.map { numbers[$0] }, atMost: dithering.levels)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    let length = try reader.real(as: format)
    let members = try reader.indexSet(count: min(k, d), of: d)
    let numbers = try reader.signedLevels(members.count, atMost: dithering.levels)
    var value = [Double](repeating: 0, count: d)
    for (i, number) in zip(members, numbers) { value[i] = dithering.value(ofSignedLevel: number, length: length) }
    var span = value.mutableSpan
    scale(&span, by: factor(dimension: d))
    return value
  }

  /// The bit that names the code of the levels, and what the set takes beyond `⌈log₂ binom(d, k)⌉`.
  public func messageOverhead(dimension d: Int) -> Int { 1 + IndexSetCode.overhead(min(k, d), of: d) }
}
