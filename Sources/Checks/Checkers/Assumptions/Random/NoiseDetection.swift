import GSL

/// What could have been found at one point: the sample that was drawn there is moved until it shows an effect of
/// a given size, and the draws are counted that the test would need. The shape of the law is taken to be that of
/// the sample.
struct NoiseDetection {
  let arm: NoiseArmEvidence
  /// Whether the mean is judged as well.
  let isVector: Bool
  let alpha: Double

  /// The draws with which an effect of this size would be found with probability 0.99: a relative excess of the
  /// bound, or where the mean is judged also a bias along the gradient, either way, in units of the promised
  /// deviation.
  func callsNeeded(for effect: Double) -> Double {
    guard isVector else { return ratioCalls(1 + effect, share: 1) }
    return max(ratioCalls(1 + effect, share: 0.25), biasCalls(effect, sign: 1), biasCalls(effect, sign: -1))
  }

  /// The smallest effect that the values seen would have shown with probability 0.99.
  var smallest: Double { smallestEffect(within: arm.measured.count, callsNeeded: callsNeeded) }

  private func ratioCalls(_ target: Double, share: Double) -> Double {
    let mean = arm.sample.reduce(0, +) / Double(max(1, arm.sample.count))
    let moved = arm.sample.map { mean > 0 ? $0 / mean * target : target }
    return callsForPower99(
      zip(RatioTest.bets, RatioTest.weights).map { bet, weight in
        (share: weight * share, factors: moved.map { 1 + bet * ($0 - 1) })
      }, alpha: alpha)
  }

  private func biasCalls(_ bias: Double, sign: Double) -> Double {
    let centre = arm.sampleAlong.reduce(0, +) / Double(max(1, arm.sampleAlong.count))
    let moved = zip(arm.sampleAlong, arm.sample).map { along, square -> (inner: Double, square: Double) in
      let shift = sign * bias - centre
      return (sign * (along + shift), max(0, square + 2 * shift * along + shift * shift))
    }
    return callsForPower99(
      VectorTest.lengths(omega: 1).map { h in
        (
          share: VectorTest.componentShare,
          factors: moved.map { max(0, 1 + 2 * h * $0.inner + h * h * $0.square) / (1 + h * h) }
        )
      }, alpha: alpha)
  }
}
