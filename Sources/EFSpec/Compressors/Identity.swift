/// Sends everything: `C(x) = x`.
///
/// - Randomness: none.
public struct Identity: DeterministicCompressor, MessageSizing, Hashable {
  public init() {}

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    copy(x, into: &output)
  }

  public func messageBits(dimension d: Int, floatBits: Int) -> Int { d * floatBits }
}
