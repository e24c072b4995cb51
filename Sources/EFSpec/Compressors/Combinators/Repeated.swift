public import GSL

/// A compressor that is applied to what it has left over, again and again: `y ← y + B(z − y)`, `R` times from `y = 0`.
///
/// A contraction parameter `α` becomes `1 − (1 − α)ᴿ`, for `R` messages in place of one. It is the inner loop of
/// NEOLITHIC.
///
/// - Randomness: `R` independent draws of `B`.
/// - Source: Huang et al. (2022), lower bounds for communication compression.
public struct Repeated<Base: Compressor>: Compressor {
  public let base: Base
  /// `R`, at least 1.
  public let count: Int

  public init(_ base: Base, times count: Int) {
    precondition(count >= 1, "a compressor is applied at least once")
    self.base = base
    self.count = count
  }

  public var isDeterministic: Bool { base.isDeterministic }

  public func accepts(dimension d: Int) -> Bool { base.accepts(dimension: d) }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    var rest = x.indices.map { x[$0] }
    var message = rest
    for i in output.indices { output[i] = 0 }
    for _ in 0..<count {
      base.compress(rest, into: &message, using: &stream)
      add(1, message.span, to: &output)
      add(-1, message, to: &rest)
    }
  }
}

extension Repeated: ExactMomentsCompressor where Base: FiniteSupportCompressor {}

extension Repeated: FiniteSupportCompressor where Base: FiniteSupportCompressor {
  /// `Kᴿ` outcomes for `K` of `B`.
  public func outcomes(of x: [Double]) -> [Outcome] {
    var outcomes = [Outcome(probability: 1, value: x.map { _ in 0 })]
    for _ in 0..<count {
      outcomes = outcomes.flatMap { sent in
        base.outcomes(of: zip(x, sent.value).map(-)).map { next in
          Outcome(probability: sent.probability * next.probability, value: zip(sent.value, next.value).map(+))
        }
      }
    }
    return outcomes
  }
}
