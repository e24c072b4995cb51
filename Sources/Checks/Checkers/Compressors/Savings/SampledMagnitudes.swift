import Foundation
import GSL
import Theory

/// A law of magnitudes that can be sampled, beside what theory computes of it.
struct SampledMagnitudes: Sendable {
  let law: any MagnitudeLaw
  /// Whether the magnitudes are fixed numbers.
  let isDeterministic: Bool
  private let entry: @Sendable (_ index: Int, _ stream: inout RandomStream) -> Double

  init(
    _ law: any MagnitudeLaw, isDeterministic: Bool = false,
    entry: @escaping @Sendable (_ index: Int, _ stream: inout RandomStream) -> Double
  ) {
    self.law = law
    self.isDeterministic = isDeterministic
    self.entry = entry
  }

  /// One vector of dimension `d`.
  func vector(_ d: Int, using stream: inout RandomStream) -> [Double] { (0..<d).map { entry($0, &stream) } }

  /// From light tails to heavy ones. Squares of the Pareto law have a variance at a tail index above 4.
  static func all() throws(HypothesisViolation) -> [SampledMagnitudes] {
    let tail = 4.5
    return [
      SampledMagnitudes(UniformMagnitudes()) { $1.uniform() },
      SampledMagnitudes(GaussianMagnitudes()) { $1.gaussian() },
      SampledMagnitudes(ExponentialMagnitudes()) { $1.exponential(mean: 1) },
      SampledMagnitudes(try ParetoMagnitudes(tailIndex: tail)) { pow(1 - $1.uniform(), -1 / tail) },
      SampledMagnitudes(try PowerLawMagnitudes(exponent: 1), isDeterministic: true) { index, _ in 1 / Double(index + 1)
      },
    ]
  }
}
