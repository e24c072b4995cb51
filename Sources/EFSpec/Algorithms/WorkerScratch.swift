import GSL

/// Memory that one round uses and forgets: what a worker computes between its gradient and its message.
struct WorkerScratch: Sendable {
  /// A gradient estimate, and then whatever is made of it.
  var gradient: [Double]
  /// The vector that is compressed.
  var difference: [Double]
  /// The vector that is sent.
  var message: [Double]

  init(dimension d: Int) {
    gradient = [Double](repeating: 0, count: d)
    difference = gradient
    message = gradient
  }
}

extension GradientOracle {
  /// Writes one draw of `∇fᵢ(x, ξ)` to an array.
  func gradient(of worker: Int, at x: [Double], into gradient: inout [Double], using stream: inout RandomStream) {
    self.gradient(of: worker, at: x.span, into: &gradient, using: &stream)
  }

  /// Writes one draw of `∇fᵢ(x, ξ)` at borrowed memory to an array.
  func gradient(of worker: Int, at x: Span<Double>, into gradient: inout [Double], using stream: inout RandomStream) {
    var span = gradient.mutableSpan
    self.gradient(of: worker, at: x, into: &span, using: &stream)
  }
}

extension Compressor {
  /// Writes one draw of `C(x)` to an array.
  func compress(_ x: [Double], into output: inout [Double], using stream: inout RandomStream) {
    var span = output.mutableSpan
    compress(x.span, into: &span, using: &stream)
  }
}
