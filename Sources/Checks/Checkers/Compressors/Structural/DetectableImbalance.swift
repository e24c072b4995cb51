import Foundation

/// The smallest mean of symmetric signs that a `SignTest` would have found with probability 0.99; nil if none.
///
/// Of all laws on {−1, 0, 1} with this mean the one without zeros is the hardest to refute: its variance is the
/// largest.
///
/// - Parameters:
///   - count: The number of signs.
///   - alpha: The false-alarm probability that is left for this test.
func detectableImbalance(signs count: Int, alpha: Double) -> Double? {
  func callsNeeded(_ imbalance: Double) -> Double {
    SignTest.bets.filter { $0 > 0 }.map { bet in
      let (up, down) = (log1p(bet), log1p(-bet))
      let growth = (up + down) / 2 + imbalance * (up - down) / 2
      let deviation = (up - down) / 2 * max(0, 1 - imbalance * imbalance).squareRoot()
      return callsForPower99(
        growth: growth, deviation: deviation, logThreshold: log(Double(SignTest.bets.count) / alpha))
    }.min() ?? .infinity
  }
  guard callsNeeded(1) <= Double(count) else { return nil }
  var (low, high) = (0.0, 1.0)
  for _ in 0..<30 {
    let middle = (low + high) / 2
    if callsNeeded(middle) <= Double(count) { high = middle } else { low = middle }
  }
  return high
}
