public import GSL

/// Rounds the magnitudes, relative to a norm, to the levels `0, b¹⁻ˢ, …, b⁻¹, 1`, without bias.
///
/// With `N = ‖x‖_p` and `u = |xᵢ|/N` between the neighbouring levels `l ≤ u ≤ l′`,
///
///     C(x)ᵢ = N sign(xᵢ) l′ with probability (u − l)/(l′ − l),   else N sign(xᵢ) l.
///
/// `C(0) = 0`. A ratio `u` that rounding lifts above 1 is taken as 1. Natural dithering is `b = 2`.
///
/// - Randomness: one uniform number an entry.
/// - Source: `beznosikov2023`, exponential dithering.
public struct ExponentialDithering: CoordinatewiseCompressor, MessageCoding, Hashable {
  /// The number `s` of levels other than 0; at least 1.
  public let levels: Int
  public let norm: Norm
  /// The levels without bound on either side.
  private let powers: PowersOfBase

  public init(base: Double, levels: Int, norm: Norm) {
    powers = PowersOfBase(base)
    precondition(Self.isResolvable(levels: levels, base: base), "the least level is not above 0")
    self.levels = levels
    self.norm = norm
  }

  /// Whether the least level is a normal number of Double.
  public static func isResolvable(levels: Int, base: Double) -> Bool {
    levels >= 1 && PowersOfBase(base).level(1 - levels).isNormal
  }

  /// `b`.
  public var base: Double { powers.base }

  public var isDeterministic: Bool { false }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    let length = norm(x)
    stream.fillUniform(&output)
    for i in x.indices {
      output[i] = value(ofSignedLevel: signedLevel(x[i], relativeTo: length, uniform: output[i]), length: length)
    }
  }

  public func entryLaws(of x: [Double]) -> [TwoPointLaw] {
    let length = norm(x.span)
    return x.map { entry in
      let u = ratio(entry, to: length)
      let (low, high) = neighbours(of: u)
      let cell = LevelCell(low: level(low), high: level(high))
      return TwoPointLaw(
        low: signed(length * cell.low, like: entry), high: signed(length * cell.high, like: entry),
        probabilityOfHigh: cell.probabilityOfHigh(at: u))
    }
  }

  /// The level with a number in `0 … s`: `l₀ = 0`, `lⱼ = bʲ⁻ˢ`.
  func level(_ number: Int) -> Double { number == 0 ? 0 : powers.level(number - levels) }

  private func ratio(_ entry: Double, to length: Double) -> Double {
    length > 0 ? min(1, entry.magnitude / length) : 0
  }

  /// The numbers of the levels on both sides of `u`; at the top they are equal.
  private func neighbours(of u: Double) -> (low: Int, high: Int) {
    guard u >= level(1) else { return (0, 1) }
    let low = min(powers.exponent(of: u) + levels, levels)
    return (low, min(low + 1, levels))
  }
}

extension ExponentialDithering: LevelDithering {
  func signedLevel(_ entry: Double, relativeTo length: Double, uniform: Double) -> Int {
    let u = ratio(entry, to: length)
    let (low, high) = neighbours(of: u)
    let cell = LevelCell(low: level(low), high: level(high))
    let number = uniform < cell.probabilityOfHigh(at: u) ? high : low
    return entry < 0 ? -number : number
  }

  func value(ofSignedLevel number: Int, length: Double) -> Double {
    let magnitude = length * level(abs(number))
    return number < 0 ? -magnitude : magnitude
  }
}
