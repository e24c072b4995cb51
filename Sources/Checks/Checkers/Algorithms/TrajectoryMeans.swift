import EFSpec
import Foundation
import GSL
import Theory

/// The running means `(1/W) Σ_{t<T} w_t y(xᵗ)` of a measure of one run, at several horizons `T`; `w_t = (1 − c)^{−(t+1)}`.
///
/// A full gradient can cost far more than a round. So one round out of every `stride` consecutive ones is
/// measured, drawn uniformly and independently of the run: the means have the same expectation as if all were.
struct TrajectoryMeans {
  /// The number of rounds.
  let rounds: Int
  /// The rounds of which one is measured; it divides `rounds`.
  let stride: Int
  /// `c`, 0 for equal weights.
  let rate: Double

  init(rounds: Int, stride: Int, rate: Double = 0) {
    precondition(stride >= 1 && rounds >= stride && rounds % stride == 0, "the stride divides the rounds")
    precondition(0 <= rate && rate < 1, "weights are positive")
    self.rounds = rounds
    self.stride = stride
    self.rate = rate
  }

  /// The weights of the rounds of a stride, over their mean.
  private var shares: [Double] {
    let weights = (0..<stride).map { pow(1 - rate, Double(-$0)) }
    let mean = weights.reduce(0, +) / Double(stride)
    return weights.map { $0 / mean }
  }

  /// The weights of whole strides.
  private var strideWeights: IterateWeights { .geometric(rate: -expm1(Double(stride) * log1p(-rate))) }

  /// About 24 multiples of the stride, evenly spread on a logarithmic axis, up to `rounds`.
  var horizons: [Int] {
    let count = rounds / stride
    let steps = 24.0
    let ratio = pow(Double(count), 1 / steps)
    let multiples = Set((0...Int(steps)).map { min(count, Int(pow(ratio, Double($0)).rounded())) })
    return multiples.union([count]).sorted().map { $0 * stride }
  }

  /// The means of one run at the horizons.
  func measure<A: Algorithm>(
    _ algorithm: A, from x0: [Double], on oracle: some GradientOracle, using streams: inout WorkerStreams,
    measuredRounds: inout RandomStream, of value: (A.State) -> Double
  ) -> [Double] {
    let (horizons, shares) = (horizons, shares)
    var means: [Double] = []
    var mean = GapMean(strideWeights)
    var chosen = 0
    algorithm.run(from: x0, on: oracle, rounds: rounds - 1, using: &streams) { round, state in
      if round % stride == 0 { chosen = round + (stride == 1 ? 0 : measuredRounds.integer(below: stride)) }
      if round == chosen { mean.add(shares[round % stride] * value(state)) }
      if horizons[means.count] == round + 1 { means.append(mean.value) }
      return true
    }
    return means
  }
}
