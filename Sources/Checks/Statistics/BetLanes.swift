import Foundation

/// The wealths of sixteen bettors as products, with logarithms taken only where a product grows extreme.
struct BetLanes {
  private var logs: SIMD16<Double>
  /// `exp` of them.
  private var scales: SIMD16<Double>
  private var products = SIMD16<Double>(repeating: 1)

  /// - Parameter share: What each starts with.
  init(share: Double) {
    logs = SIMD16(repeating: log(share))
    scales = SIMD16(repeating: share)
  }

  /// Multiplies every wealth by a factor of at least 0.
  ///
  /// A factor that rounding pushed below 0, or that is no number, counts as 0, one above 10²⁰⁰ as 10²⁰⁰: a
  /// bet that pays less is fair still.
  @inline(__always)
  mutating func multiply(by factors: SIMD16<Double>) {
    products *= factors.replacing(with: 0, where: .!(factors .>= 0)).replacing(with: 1e200, where: factors .> 1e200)
    // A ruined bettor's product stays 0 and needs no attention.
    let isExtreme = (products .> 1e100) .| ((products .< 1e-100) .& (products .> 0))
    if any(isExtreme) { settle() }
  }

  /// The sum of the first wealths.
  func wealth(_ count: Int) -> Double {
    let wealths = scales * products
    var sum = 0.0
    for k in 0..<count { sum += wealths[k] }
    return sum
  }

  /// `log` of the first wealths.
  func logWealths(_ count: Int) -> [Double] { (0..<count).map { logs[$0] + log(products[$0]) } }

  private mutating func settle() {
    for k in 0..<16 {
      logs[k] += log(products[k])
      scales[k] = exp(logs[k])
    }
    products = SIMD16(repeating: 1)
  }
}
