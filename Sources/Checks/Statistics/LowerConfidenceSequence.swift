import Foundation
public import GSL

/// The lower end of a confidence sequence for the mean of a non-negative quantity:
///
///     inf { c : sup_{s ≤ t} W_s(c) < 1/α },
///
/// where `W(c)` is the wealth of a `RatioTest` of the claim "the mean is at most `c`". With
/// probability at least `1 − α` the mean lies above it at all times `t` together; no upper bound of
/// the quantity is needed.
///
/// - Parameters:
///   - values: The quantity, in the order in which it was observed.
///   - alpha: The error probability, in (0, 1).
/// - Returns: A limit of at least 0.
public func lowerConfidenceLimit(of values: [Double], alpha: Double) throws(GSLError) -> Double {
  guard let largest = values.max(), largest > 0 else { return 0 }
  let threshold = log(1 / alpha)
  func excess(_ c: Double) -> Double {
    var test = RatioTest()
    var supremum = -Double.infinity
    for value in values {
      test.feed(value / c)
      supremum = max(supremum, test.logWealth)
    }
    return min(supremum - threshold, 1e300)
  }
  // At c = max the wealth never exceeds 1, and it grows without limit as c falls.
  var low = largest
  repeat { low /= 16 } while excess(low) < 0 && low > largest * 1e-30
  guard excess(low) > 0 else { return 0 }
  return try root(of: excess, in: low...largest)
}
