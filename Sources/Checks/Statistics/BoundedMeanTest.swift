import Foundation

/// The exact sequential test of `E X = m`, or of one side of it, for a quantity with declared support
/// `L ≤ X ≤ U`.
///
/// The feasible bets `1 + l(X − m)`, `−1/(U − m) ≤ l ≤ 1/(m − L)`, are those of two ratios of mean 1,
///
///     (X − L)/(m − L)   and   (U − X)/(U − m),
///
/// each with a `RatioTest`. Without the support no valid test can find a mean that is too small.
/// A value outside the support refutes the declaration, for good.
public struct BoundedMeanTest: Hashable, Sendable, Codable {
  /// What is claimed of the mean.
  public enum Side: String, Hashable, Sendable, Codable {
    case atMost, atLeast, equal
  }

  public let support: ClosedRange<Double>
  public let mean: Double
  public let side: Side
  private var above = RatioTest()
  private var below = RatioTest()

  /// - Parameter mean: Strictly inside the support.
  public init(mean: Double, _ side: Side, support: ClosedRange<Double>) {
    precondition(support.lowerBound < mean && mean < support.upperBound, "the mean lies inside the support")
    self.mean = mean
    self.side = side
    self.support = support
  }

  public mutating func feed(_ x: Double) {
    let isInside = support.contains(x)
    above.feed(isInside ? (x - support.lowerBound) / (mean - support.lowerBound) : .nan)
    below.feed(isInside ? (support.upperBound - x) / (support.upperBound - mean) : .nan)
  }

  public var logWealth: Double {
    switch side {
    case .atMost: above.logWealth
    case .atLeast: below.logWealth
    case .equal: logMeanExp([above.logWealth, below.logWealth])
    }
  }
}
