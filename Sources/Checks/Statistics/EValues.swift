import Foundation

/// `log` of the mean of `exp(xₖ)`; −∞ for no terms.
func logMeanExp(_ terms: [Double]) -> Double { logSumExp(terms) - log(Double(max(1, terms.count))) }

/// The e-value of several claims together: the sum of their e-values by weights that were fixed beforehand.
///
/// It is an e-value of "all claims are true" under any dependence, and refuting when it reaches `1/α`
/// keeps the probability of refuting a family of true claims at most `α`.
///
/// - Parameters:
///   - logEValues: The logarithms, each at its stopping time.
///   - weights: Non-negative, of sum at most 1; what is missing stays in cash.
/// - Returns: The logarithm of the merged e-value.
public func mergedLogEValue(_ logEValues: [Double], weights: [Double]) -> Double {
  precondition(logEValues.count == weights.count, "one weight a claim")
  let total = weights.reduce(0, +)
  precondition(weights.allSatisfy { $0 >= 0 } && total <= 1 + 1e-12, "weights have a sum of at most 1")
  return logSumExp(zip(logEValues, weights).map { $1 == 0 ? -.infinity : $0 + log($1) } + [log(max(0, 1 - total))])
}

/// Which claims of a battery the procedure e-BH refutes: the `k*` of largest e-value,
///
///     k* = max { k : e₍ₖ₎ ≥ K/(α k) },
///
/// equality included. The expected part of true claims among the refuted is at most `α`, whatever the
/// dependence between the e-values.
public struct EBHProcedure: Hashable, Sendable {
  /// The indices of the refuted claims, ascending.
  public let refuted: [Int]
  /// `K/(α k*)`: the e-value from which on a claim is refuted; infinite if none is.
  public let threshold: Double

  public init(logEValues: [Double], alpha: Double) {
    precondition(0 < alpha && alpha < 1, "a false discovery rate lies between 0 and 1")
    let order = logEValues.indices.sorted { (logEValues[$0], -$0) > (logEValues[$1], -$1) }
    let k = Double(logEValues.count)
    // The logarithm of an e-value that was given as a number can lie an ulp below that of the threshold.
    let largest = order.indices.last { log(k / (alpha * Double($0 + 1))) <= logEValues[order[$0]].nextUp.nextUp }
    refuted = largest.map { order[...$0].sorted() } ?? []
    threshold = largest.map { k / (alpha * Double($0 + 1)) } ?? .infinity
  }
}
