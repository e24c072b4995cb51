import Foundation

/// The wealths of up to sixteen bettors who stake fixed fractions `λ_k` on one ratio `Y`.
///
/// A wealth is a product that is kept as it is while it is between 10⁻²⁰⁰ and 10²⁰⁰, and as a logarithm
/// beyond, so that hardly a call costs a logarithm.
struct WealthLanes: Hashable, Sendable, Codable {
  /// The number of lanes.
  static let width = 16

  /// The fractions `λ_k`; 0 in lanes that are not used.
  private let bets: SIMD16<Double>
  /// The logarithms of the wealths, without the factors in `products`.
  private var logWealths: SIMD16<Double>
  /// `exp` of them.
  private var scales: SIMD16<Double>
  private var products = SIMD16<Double>(repeating: 1)
  private let used: Int

  /// - Parameters:
  ///   - bets: At most sixteen fractions in (0, 1].
  ///   - shares: The capital that each bettor starts with.
  init(bets: [Double], shares: [Double]) {
    precondition(bets.count == shares.count && bets.count <= Self.width, "at most sixteen bettors, each with a share")
    used = bets.count
    self.bets = Self.padded(bets, with: 0)
    logWealths = Self.padded(shares.map { log($0) }, with: -.infinity)
    scales = Self.padded(shares, with: 0)
  }

  /// Takes a value of `Y` in `0 … 10¹⁰⁰`.
  @inline(__always)
  mutating func feed(_ y: Double) {
    products *= 1 + bets * (y - 1)
    // A bettor at λ = 1 is ruined by Y = 0; its product stays 0 and needs no attention.
    let extreme = (products .> 1e200) .| ((products .< 1e-200) .& (products .> 0))
    if any(extreme) { settle() }
  }

  /// Takes a value of `Y` above 10¹⁰⁰, where `1 + λ(Y − 1)` is `λY` to rounding.
  mutating func feedHuge(_ y: Double) {
    settle()
    for k in 0..<used { logWealths[k] += log(bets[k]) + log(y) }
    rescale()
  }

  /// Makes every wealth infinite, for good.
  mutating func win() {
    for k in 0..<used { logWealths[k] = .infinity }
    rescale()
  }

  /// The sum of all wealths; infinite or NaN where it is beyond the range of a Double.
  @inline(__always)
  var wealth: Double { (scales * products).sum() }

  /// `log` of each bettor's wealth, shares included.
  var logComponents: [Double] { (0..<used).map(logComponent) }

  func logComponent(_ k: Int) -> Double {
    // A wealth that a broken value made infinite stays so, whatever the products say.
    logWealths[k] == .infinity ? .infinity : logWealths[k] + log(products[k])
  }

  private mutating func settle() {
    for k in 0..<used { logWealths[k] = logComponent(k) }
    products = SIMD16(repeating: 1)
    rescale()
  }

  private mutating func rescale() {
    for k in 0..<used { scales[k] = exp(logWealths[k]) }
  }

  private static func padded(_ values: [Double], with filler: Double) -> SIMD16<Double> {
    var lanes = SIMD16<Double>(repeating: filler)
    for k in values.indices { lanes[k] = values[k] }
    return lanes
  }
}
