public import GSL

/// Rounds the magnitudes, relative to a norm, to `s` equally spaced levels, without bias (QSGD).
///
/// With `N = ‖x‖_p`, `u = |xᵢ|/N` and `l = ⌊s u⌋`,
///
///     C(x)ᵢ = N sign(xᵢ) (l + b)/s,   b = 1 with probability s u − l, else 0.
///
/// `C(0) = 0`. A ratio `u` that rounding lifts above 1 is taken as 1.
///
/// - Randomness: one uniform number an entry.
/// - Source: `beznosikov2023`, standard dithering; QSGD of Alistarh et al. (2017) for `p = 2`.
public struct StandardDithering: CoordinatewiseCompressor, MessageCoding, Hashable {
  /// The number of non-zero levels; at least 1.
  public let levels: Int
  public let norm: Norm

  public init(levels: Int, norm: Norm) {
    precondition(levels >= 1, "dithering needs at least one level")
    self.levels = levels
    self.norm = norm
  }

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
      let position = position(entry, relativeTo: length)
      let below = Double(Int64(position))
      let sign: Double = entry < 0 ? -1 : 1
      let s = Double(levels)
      return TwoPointLaw(
        low: sign * length * (below / s), high: sign * length * ((below + 1) / s),
        probabilityOfHigh: position - below)
    }
  }

  /// `s u`; 0 for the zero vector.
  @inline(__always)
  private func position(_ entry: Double, relativeTo length: Double) -> Double {
    length > 0 ? Double(levels) * min(1, entry.magnitude / length) : 0
  }
}

extension StandardDithering: LevelDithering {
  @inline(__always)
  func signedLevel(_ entry: Double, relativeTo length: Double, uniform: Double) -> Int {
    let position = position(entry, relativeTo: length)
    let below = Int(position)
    let number = uniform < position - Double(below) ? below + 1 : below
    return entry < 0 ? -number : number
  }

  @inline(__always)
  func value(ofSignedLevel number: Int, length: Double) -> Double { length * (Double(number) / Double(levels)) }
}

extension StandardDithering {
  /// One level and the maximum norm: entries become 0 or `±‖x‖_∞` (TernGrad of Wen et al., 2017).
  public static let ternGrad = StandardDithering(levels: 1, norm: .infinity)
}
