/// The mean of `B` independent draws of a noise, exactly: a batch changes the shape of the noise, not only its size.
///
/// That the variance is `σ²/B` says little about the bias of a greedy compressor: for the published noise that of Top-1
/// vanishes at `B = 2`, and from `B = 3` on its square is an irregular multiple of `σ²/B²`. From `B = 4` on it depends on
/// how ties are broken. Noise of the same shape scales exactly.
///
/// - Complexity: O(B) convolutions over O(B²) points.
/// - Source: derived here; the noise is that of `fatkhullin2023`.
public struct BatchedNoise: Hashable, Sendable {
  public let batchSize: Int
  /// The law of the sum of the draws.
  private let sum: [PlanarNoise.Outcome]
  private let totalWeight: Int

  /// Throws where the exact sums would not fit: the weights' sum to the power `B`, times the largest sum of entries.
  public init(_ noise: PlanarNoise, batchSize: Int) throws(HypothesisViolation) {
    try requireAtLeastOne(batchSize, "B")
    let largest = noise.outcomes.map { max($0.x.magnitude, $0.y.magnitude) }.max() ?? 0
    var total = 1
    for _ in 0..<batchSize {
      let (product, overflow) = total.multipliedReportingOverflow(by: noise.totalWeight)
      let fits = !overflow && !product.multipliedReportingOverflow(by: batchSize * max(1, Int(largest))).overflow
      try require(fits, "weights below 2⁶³", got: Double(total) * Double(noise.totalWeight))
      total = product
    }
    var law: [Point: Int] = [Point(x: 0, y: 0): 1]
    for _ in 0..<batchSize {
      var next: [Point: Int] = [:]
      for (point, weight) in law {
        for outcome in noise.outcomes {
          next[Point(x: point.x + outcome.x, y: point.y + outcome.y), default: 0] += weight * outcome.weight
        }
      }
      law = next
    }
    self.batchSize = batchSize
    totalWeight = total
    sum = law.map { PlanarNoise.Outcome(x: $0.key.x, y: $0.key.y, weight: $0.value) }
  }

  private struct Point: Hashable {
    let x: Int
    let y: Int
  }

  /// `E C(ξ̄)` for Top-1.
  public func topOneMean(ties: PlanarNoise.Ties = .first) -> (x: Fraction, y: Fraction) {
    var (x, y) = (0, 0)
    for outcome in sum {
      if PlanarNoise.keepsFirst(outcome.x, outcome.y, ties) {
        x += outcome.weight * outcome.x
      } else {
        y += outcome.weight * outcome.y
      }
    }
    let scale = Fraction(1, batchSize)
    return (Fraction(x, totalWeight) * scale, Fraction(y, totalWeight) * scale)
  }

  /// `E‖C(ξ̄)‖²` for Top-1; ties do not matter.
  public var topOneSquaredNorm: Double {
    let square = sum.reduce(0.0) { total, outcome in
      let kept = Double(max(outcome.x.magnitude, outcome.y.magnitude))
      return total + Double(outcome.weight) / Double(totalWeight) * kept * kept
    }
    return square / Double(batchSize * batchSize)
  }

  /// The probability that the two entries are equal in magnitude and not zero.
  public var tieProbability: Double {
    sum.reduce(0.0) { total, outcome in
      let isTie = outcome.x.magnitude == outcome.y.magnitude && outcome.x != 0
      return total + (isTie ? Double(outcome.weight) / Double(totalWeight) : 0)
    }
  }
}
