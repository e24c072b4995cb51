import GSL

/// What could have been found at one input: the sample that was drawn there is moved until it shows an
/// effect of a given size, and the calls are counted that the test would need. The shape of the law is
/// taken to be that of the sample; spikes that the sample lacks cannot be foreseen.
struct DetectableExcess {
  let arm: ArmEvidence
  let alpha: Double
  /// The bets of the tests that were made.
  var grid = BettingGrid.standard

  /// The calls with which an effect of this size would be found with probability 0.99.
  ///
  /// The effect is a relative excess of the promised constant, or for an unbiased claim also a bias
  /// relative to the norm of the input, along `±x` and along `±sign(x)`; the largest number counts.
  func callsNeeded(for effect: Double) -> Double {
    switch arm.claim {
    case .contractive(let error): return ratioCalls(meanTo: error * (1 + effect), bound: error)
    case .absolute(let delta):
      let bound = delta * delta / RelativeReference(arm.input.input.entries).squaredNorm
      return ratioCalls(meanTo: bound * (1 + effect), bound: bound)
    case .unbiased(let omega):
      return max(
        ratioCalls(meanTo: omega * (1 + effect), bound: omega, share: 0.25),
        biasCalls(effect, omega: omega) { $0.along }, biasCalls(effect, omega: omega) { -$0.along },
        biasCalls(effect, omega: omega) { $0.alongSigns }, biasCalls(effect, omega: omega) { -$0.alongSigns })
    case .classB1(_, let beta), .classB2(_, let beta):
      return max(upperCalls(effect, beta: beta), lowerCalls(effect, beta: beta))
    }
  }

  /// The smallest effect that the calls made would have shown with probability 0.99.
  var smallest: Double { smallestEffect(within: arm.calls, callsNeeded: callsNeeded) }

  private func ratioCalls(meanTo target: Double, bound: Double, share: Double = 1) -> Double {
    // The mean of the sample itself: that of all draws differs from it by chance, and the effect with it.
    let mean = sampleMean { $0.squaredError }
    // A sample without any error is moved to a constant error.
    let ratios = arm.sample.map { (mean > 0 ? $0.squaredError / mean * target : target) / bound }
    return ratioCalls(of: ratios, share: share)
  }

  private func ratioCalls(of ratios: [Double], share: Double) -> Double {
    callsForPower99(
      zip(grid.bets, grid.weights).map { bet, weight in
        (share: weight * share, factors: ratios.map { 1 + bet * ($0 - 1) })
      }, alpha: alpha)
  }

  /// For a bias of this size along a unit vector, on which the errors have the components `inner`.
  private func biasCalls(_ bias: Double, omega: Double, inner: (DrawSummary) -> Double) -> Double {
    let centre = sampleMean(inner)
    let moved = arm.sample.map { draw -> (inner: Double, square: Double) in
      let shift = bias - centre
      return (inner(draw) + shift, max(0, draw.squaredError + 2 * shift * inner(draw) + shift * shift))
    }
    let factors = VectorTest.lengths(omega: omega).map { h in
      (
        share: VectorTest.componentShare,
        factors: moved.map { max(0, 1 + 2 * h * $0.inner + h * h * $0.square) / (1 + h * h * omega) }
      )
    }
    return callsForPower99(factors, alpha: alpha)
  }

  private func sampleMean(_ value: (DrawSummary) -> Double) -> Double {
    arm.sample.reduce(0) { $0 + value($1) } / Double(max(1, arm.sample.count))
  }

  private func upperCalls(_ effect: Double, beta: Double) -> Double {
    let ratios = arm.sample.map {
      TwoParameterTest.upperRatio(squaredError: $0.squaredError, along: $0.along, beta: beta)
    }
    let mean = ratios.reduce(0, +) / Double(max(1, ratios.count))
    return ratioCalls(of: ratios.map { mean > 0 ? $0 / mean * (1 + effect) : 1 + effect }, share: 0.5)
  }

  /// For outputs shrunk until `E u` is below `γ` by this share of it.
  private func lowerCalls(_ effect: Double, beta: Double) -> Double {
    guard let gamma = arm.claim.impliedGamma, gamma < beta else { return 0 }
    let u = 1 + sampleMean { $0.along }
    guard u > 0 else { return 0 }
    let shrink = gamma * max(0, 1 - effect) / u
    let bets = TwoParameterTest.grid(gamma: gamma, beta: beta)
    let factors = bets.map { bet in
      (
        share: 0.5 / Double(bets.count),
        factors: arm.sample.map { draw in
          let u = shrink * (1 + draw.along)
          let q = shrink * shrink * max(0, draw.squaredError + 2 * draw.along + 1)
          return max(0, 1 + bet.upper * (q - beta * u) + bet.lower * (gamma - u))
        }
      )
    }
    return callsForPower99(factors, alpha: alpha)
  }
}
