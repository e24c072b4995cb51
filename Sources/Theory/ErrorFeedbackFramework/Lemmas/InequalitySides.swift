/// The two sides of an inequality `left ≤ right` at one place.
public struct InequalitySides: Hashable, Sendable {
  public let left: Double
  public let right: Double

  public init(left: Double, right: Double) {
    self.left = left
    self.right = right
  }

  /// Whether `left ≤ right + s(|left| + |right|)`, `s` for rounding; never where a side is not a number, or the left one
  /// has overflowed.
  public func holds(slack: Double = 1e-12) -> Bool {
    left.isFinite && left <= right + slack * (left.magnitude + right.magnitude)
  }
}
