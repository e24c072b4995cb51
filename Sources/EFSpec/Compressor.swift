public import GSL

/// A map `C : ℝᵈ → ℝᵈ`, possibly random, whose values are cheap to send.
///
/// A compressor is a value: everything that it needs besides `x` and the randomness is fixed when it
/// is created. It claims nothing about itself; what is proved about it is in `Theory`.
public protocol Compressor: Sendable {
  /// Writes one draw of `C(x)`.
  ///
  /// - Parameters:
  ///   - x: A vector of an accepted dimension `d ≥ 1` with finite entries.
  ///   - output: `d` entries, all of which are written; its old content is not read.
  ///   - stream: The randomness. A deterministic compressor leaves it untouched.
  func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream)

  /// Whether `C(x)` is a function of `x` alone.
  var isDeterministic: Bool { get }

  /// Whether the compressor is defined on ℝᵈ; nearly all are for every `d ≥ 1`.
  func accepts(dimension d: Int) -> Bool
}

extension Compressor {
  public func accepts(dimension d: Int) -> Bool { true }

  /// One draw of `C(x)`.
  public func compress(_ x: [Double], using stream: inout RandomStream) -> [Double] {
    var output = [Double](repeating: 0, count: x.count)
    var span = output.mutableSpan
    compress(x.span, into: &span, using: &stream)
    return output
  }
}
