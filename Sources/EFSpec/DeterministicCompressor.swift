public import GSL

/// A compressor whose value is a function of its input: the whole law is one outcome.
public protocol DeterministicCompressor: FiniteSupportCompressor {
  /// Writes `C(x)`.
  func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>)
}

extension DeterministicCompressor {
  public var isDeterministic: Bool { true }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    compress(x, into: &output)
  }

  public func outcomes(of x: [Double]) -> [Outcome] {
    var value = [Double](repeating: 0, count: x.count)
    var span = value.mutableSpan
    compress(x.span, into: &span)
    return [Outcome(probability: 1, value: value)]
  }
}
