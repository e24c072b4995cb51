import EFSpec
import Foundation
import GSL

/// The running means `(1/T) Σ_{t<T} ‖∇f(xᵗ)‖²` of one run, at several horizons `T`.
///
/// A full gradient can cost far more than a round. So one round out of every `stride` consecutive ones is
/// measured, drawn uniformly and independently of the run: the means have the same expectation as if all were.
struct TrajectoryMeans {
  /// The number of rounds.
  let rounds: Int
  /// The rounds of which one is measured; it divides `rounds`.
  let stride: Int

  init(rounds: Int, stride: Int) {
    precondition(stride >= 1 && rounds >= stride && rounds % stride == 0, "the stride divides the rounds")
    self.rounds = rounds
    self.stride = stride
  }

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
    measuredRounds: inout RandomStream
  ) -> [Double] {
    let problem = oracle.problem
    let horizons = horizons
    var means: [Double] = []
    var sum = 0.0
    var chosen = 0
    algorithm.run(from: x0, on: oracle, rounds: rounds - 1, using: &streams) { round, state in
      if round % stride == 0 { chosen = round + (stride == 1 ? 0 : measuredRounds.integer(below: stride)) }
      if round == chosen { sum += squaredNorm(problem.gradient(at: state.x).span) }
      if horizons[means.count] == round + 1 { means.append(sum * Double(stride) / Double(round + 1)) }
      return true
    }
    return means
  }
}
