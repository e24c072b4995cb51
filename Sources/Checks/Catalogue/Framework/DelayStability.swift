import EFSpec
import GSL
import Theory

/// Runs of D-SGD without noise on the parabola `x²/2`, from `x₀ = 1`: whether they die out or grow.
struct DelayStability: Sendable {
  /// `τ`.
  let delay: Int

  /// `2 sin(π/(4τ + 2))`.
  func closedForm() throws(HypothesisViolation) -> Double { try DelayedQuadratic(delay: delay).stabilityLimit }

  /// The rounds of a run that tells growth from decay half a percent from the limit.
  var rounds: Int { 12 * (2 * delay + 1) * (2 * delay + 1) + 400 }

  /// `|x_t|` for `t = 0, …, rounds`.
  func distances(stepSize: Double, rounds: Int) -> [Double] {
    let oracle = ExactOracle(
      DiagonalQuadratics(diagonals: [[1]], gradientsAtMinimiser: [[0]], minimiser: [0]))
    var streams = WorkerStreams(seed: 0, experiment: "idle", repetition: 0, workerCount: 1)
    var distances: [Double] = []
    DelayedSGD(delays: FixedDelay(delay), stepSizes: .constant(stepSize)).run(
      from: [1], on: oracle, rounds: rounds, using: &streams
    ) { _, state in
      distances.append(state.x[0].magnitude)
      return distances.count < 2 || state.x[0].isFinite
    }
    return distances
  }

  /// Whether a run has less energy in its last periods than in those a quarter through.
  func diesOut(stepSize: Double) -> Bool {
    let distances = distances(stepSize: stepSize, rounds: rounds)
    guard distances.count == rounds + 1 else { return false }
    // The slowest oscillation takes 2(2τ + 1) rounds.
    let window = 4 * (2 * delay + 1)
    func energy(from start: Int) -> Double { distances[start..<(start + window)].reduce(0) { $0 + $1 * $1 } }
    let last = energy(from: rounds - window)
    return last == 0 || last < energy(from: rounds / 4)
  }

  /// The largest step size whose run dies out, by bisection between two that are given.
  func largestStable(between low: Double, and high: Double) -> Double {
    var (low, high) = (low, high)
    while high > 1.001 * low {
      let middle = (low * high).squareRoot()
      if diesOut(stepSize: middle) { low = middle } else { high = middle }
    }
    return (low * high).squareRoot()
  }

  /// The largest `|x_t|` over the last tenth of a run; infinite where it overflowed.
  func finalSize(stepSize: Double) -> Double {
    let distances = distances(stepSize: stepSize, rounds: rounds)
    guard distances.count == rounds + 1 else { return .infinity }
    return distances.suffix(rounds / 10).max() ?? .infinity
  }
}
