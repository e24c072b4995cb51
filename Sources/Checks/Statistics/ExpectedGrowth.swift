import Foundation

/// `E log(1 + ⟨θ, z⟩)`, the growth of a bettor whose stakes are `θ`, and its derivatives. The growth is
/// concave in `θ`.
protocol ExpectedGrowth {
  /// The number of stakes.
  var stakeCount: Int { get }
  /// The growth; nil where some outcome ruins the bettor.
  func value(at stakes: [Double]) -> Double?
  /// The gradient, and the Hessian in row-major order.
  func derivatives(at stakes: [Double]) -> (gradient: [Double], hessian: [Double])
}

/// The growth under a law with finitely many outcomes, by summation.
struct FiniteGrowth: ExpectedGrowth {
  let stakeCount: Int
  private let payoffs: [[Double]]
  private let probabilities: [Double]

  /// - Parameter outcomes: The payoffs `z`, one for each stake, with their probabilities.
  init(_ outcomes: [(payoffs: [Double], probability: Double)], stakeCount: Int) {
    self.stakeCount = stakeCount
    payoffs = outcomes.map(\.payoffs)
    probabilities = outcomes.map(\.probability)
  }

  func value(at stakes: [Double]) -> Double? {
    var sum = 0.0
    for (z, p) in zip(payoffs, probabilities) {
      let gain = inner(stakes, z)
      guard gain > -1 else { return nil }
      sum += p * log1p(gain)
    }
    return sum
  }

  func derivatives(at stakes: [Double]) -> (gradient: [Double], hessian: [Double]) {
    let k = stakeCount
    var gradient = [Double](repeating: 0, count: k)
    var hessian = [Double](repeating: 0, count: k * k)
    for (z, p) in zip(payoffs, probabilities) {
      let inverse = 1 / (1 + inner(stakes, z))
      let weight = p * inverse * inverse
      for i in 0..<k where z[i] != 0 {
        gradient[i] += p * inverse * z[i]
        let scaled = weight * z[i]
        for j in 0...i { hessian[i * k + j] -= scaled * z[j] }
      }
    }
    for i in 0..<k { for j in 0..<i { hessian[j * k + i] = hessian[i * k + j] } }
    return (gradient, hessian)
  }

  private func inner(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in 0..<stakeCount { sum += a[i] * b[i] }
    return sum
  }
}
