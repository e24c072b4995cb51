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
public struct StandardDithering: CoordinatewiseCompressor, Hashable {
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
    guard length > 0 else { return copy(x, into: &output) }
    stream.fillUniform(&output)
    let s = Double(levels)
    for i in x.indices {
      let position = s * min(1, x[i].magnitude / length)
      let below = Double(Int64(position))
      let level = output[i] < position - below ? below + 1 : below
      let magnitude = length * (level / s)
      output[i] = x[i] < 0 ? -magnitude : magnitude
    }
  }

  public func entryLaws(of x: [Double]) -> [TwoPointLaw] {
    let length = norm(x.span)
    guard length > 0 else { return x.map { _ in TwoPointLaw(low: 0, high: 0, probabilityOfHigh: 0) } }
    let s = Double(levels)
    return x.map { entry in
      let position = s * min(1, entry.magnitude / length)
      let below = Double(Int64(position))
      let sign: Double = entry < 0 ? -1 : 1
      return TwoPointLaw(
        low: sign * length * (below / s), high: sign * length * ((below + 1) / s),
        probabilityOfHigh: position - below)
    }
  }
}
