import Foundation
import GSL

/// The number of calls after which a bettor's wealth has passed its threshold with probability 0.99:
///
///     n = ((z s + √(z²s² + 4 g L)) / (2g))²,   z = Φ⁻¹(0.99),
///
/// for log-factors of mean `g > 0` and standard deviation `s`; the threshold `L` is the logarithm of
/// `1/α` over the bettor's share.
public func callsForPower99(growth g: Double, deviation s: Double, logThreshold: Double) -> Double {
  guard g > 0 else { return .infinity }
  let spread = normalQuantile(0.99) * s
  let root = (spread + (spread * spread + 4 * g * logThreshold).squareRoot()) / (2 * g)
  return root * root
}

/// The least number of calls with which one of several bettors shows an effect with probability 0.99.
///
/// - Parameters:
///   - factors: For each bettor its share of the capital and its betting factors on a sample that
///     shows the effect.
///   - alpha: The false-alarm probability available at this input.
func callsForPower99(_ factors: [(share: Double, factors: [Double])], alpha: Double) -> Double {
  factors.map { share, factors in
    var statistics = RunningStatistics()
    for factor in factors { statistics.add(log(max(factor, 1e-300))) }
    return callsForPower99(
      growth: statistics.mean, deviation: statistics.variance.squareRoot(), logThreshold: log(1 / (alpha * share)))
  }.min() ?? .infinity
}

/// The smallest effect on a grid of ratio 1.1 from 10⁻³ to 10³ that `calls` calls show; infinite if none.
func smallestEffect(within calls: Int, callsNeeded: (Double) -> Double) -> Double {
  var low = 0
  var high = 145
  func effect(_ step: Int) -> Double { 1e-3 * pow(1.1, Double(step)) }
  guard callsNeeded(effect(high)) <= Double(calls) else { return .infinity }
  while low < high {
    let middle = (low + high) / 2
    if callsNeeded(effect(middle)) <= Double(calls) { high = middle } else { low = middle + 1 }
  }
  return effect(low)
}
