import Foundation

/// The logarithms of several wealths. The factors of a few calls are collected as products, so that one logarithm
/// serves all of them.
struct CollectedWealths {
  private var logs: [Double]
  private var products: [Double]
  private var pending = 0

  /// Products of so many factors between 10⁻³⁰ and 10³⁰ neither overflow nor underflow.
  private static let most = 8
  private static let moderate = 1e-30...1e30

  /// - Parameter logs: The logarithms of the wealths at the beginning.
  init(logs: [Double]) {
    self.logs = logs
    products = Array(repeating: 1, count: logs.count)
  }

  /// Multiplies the `k`-th wealth by a factor of at least 0; below that, which only rounding can bring about, by 0.
  @inline(__always) mutating func multiply(_ k: Int, by factor: Double) {
    if Self.moderate ~= factor { products[k] *= factor } else { logs[k] += log(max(0, factor)) }
  }

  /// To be called once all wealths have got their factors of a call.
  mutating func endCall() {
    pending += 1
    if pending == Self.most { settle() }
  }

  /// The logarithms.
  var logWealths: [Double] { zip(logs, products).map { $0 + log($1) } }

  private mutating func settle() {
    for k in logs.indices {
      logs[k] += log(products[k])
      products[k] = 1
    }
    pending = 0
  }
}
