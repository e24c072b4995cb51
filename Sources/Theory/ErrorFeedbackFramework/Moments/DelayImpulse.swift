/// The second moment of SGD with a fixed delay and a constant step under additive noise, by its impulse response.
///
///     h₀ = 1,  h_{s+1} = h_s − c h_{s−τ},   E x_t² = (E x_t)² + γ²σ² Σ_{s=0}^{t−τ−1} h_s²,   c = γλ.
///
/// A route independent of `DelayMoments`, and faster: O(1) a step.
///
/// - Source: derived here; the method is that of `stich2020`.
public enum DelayImpulse {
  /// `E x_t²` for `t = 0, …, rounds`; the mode has no multiplicative noise.
  public static func secondMoments(
    mode: QuadraticMode, delay: Int, start: Double, stepSize: Double, rounds: Int
  ) throws(HypothesisViolation) -> [Double] {
    try require(mode.noiseGrowth == 0, "m = 0", got: mode.noiseGrowth)
    try require(delay >= 0, "τ ≥ 0", got: Double(delay))
    try require(rounds >= 0, "T ≥ 0", got: Double(rounds))
    let c = stepSize * mode.eigenvalue
    let injected = stepSize * stepSize * mode.noiseVariance
    var response = [1.0]
    var means = [start]
    var sum = 0.0
    var moments = [start * start]
    for t in 0..<rounds {
      // x_{t+1} has seen the noise of the steps up to t − τ.
      if t >= delay { sum += response[t - delay] * response[t - delay] }
      response.append(response[t] - (t >= delay ? c * response[t - delay] : 0))
      means.append(means[t] - (t >= delay ? c * means[t - delay] : 0))
      moments.append(means[t + 1] * means[t + 1] + injected * sum)
    }
    return moments
  }
}
