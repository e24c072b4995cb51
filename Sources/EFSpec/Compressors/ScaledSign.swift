/// Sends the signs and one magnitude.
///
///     C(x) = (‖x‖₁ / d) sign(x)
///
/// Zeros are the delicate entries: with `sign(0) = +1` the compressor is of projection type
/// (`‖C(x)‖² = ⟨C(x), x⟩`) but not odd; with `sign(0) = 0` it is odd but shorter.
///
/// - Randomness: none.
/// - Source: `beznosikov2023`; the sign conventions are ours to tell apart.
public struct ScaledSign: DeterministicCompressor, MessageSizing, Hashable {
  /// The sign of zero.
  public enum SignOfZero: Double, Hashable, Sendable {
    case plusOne = 1
    case zero = 0
  }

  public let signOfZero: SignOfZero

  public init(signOfZero: SignOfZero) { self.signOfZero = signOfZero }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    let magnitude = Norm.one(x) / Double(x.count)
    let atZero = magnitude * signOfZero.rawValue
    for i in x.indices { output[i] = x[i] > 0 ? magnitude : x[i] < 0 ? -magnitude : atZero }
  }

  /// One magnitude, and for every entry one bit, or two where zero is a sign of its own.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int {
    floatBits + d * (signOfZero == .plusOne ? 1 : 2)
  }
}
