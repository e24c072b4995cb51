import EFSpec
import Theory

/// Local SGD on `λx²/2` from the minimiser, `λ = σ² = 1`: the mean of the workers, and their spread around it.
struct LocalStepsRun: Hashable, Sendable {
  var localSteps: Int
  var workerCount: Int
  /// `γ`.
  var stepSize: Double
  /// The rounds until the mean is measured.
  var rounds: Int

  var quadratic: IsotropicQuadratic {
    IsotropicQuadratic(eigenvalue: 1, noiseVariance: 1, workerCount: workerCount)
  }

  private func moments() throws -> LocalMoments {
    LocalMoments(
      mode: try quadratic.mode(), schedule: try LocalSchedule(steps: localSteps, workerCount: workerCount), start: 0)
  }

  /// `E x̄²` after the rounds.
  func variance() throws -> Double {
    var moments = try moments()
    for _ in 0..<rounds { moments.advance(stepSize: stepSize) }
    return moments.secondMoment
  }

  /// `x̄ⱼ²` after the rounds of one run, for every coordinate.
  func squares<A: Algorithm, Memory>(_ algorithm: A, as run: RateRun) -> [Double]
  where A.State == ErrorFeedbackState<Memory> {
    var squares: [Double] = []
    quadratic.run(algorithm, start: 0, rounds: rounds, as: run) { round, state in
      if round == rounds { squares = state.virtualIterate.map { $0 * $0 } }
    }
    return squares
  }

  /// The mean over a period of `V = (1/n) Σₖ E(xₖ − x̄)²`, over `E x̄²`. Every period starts with `V = 0`.
  func spread() throws -> Double {
    var moments = try moments()
    var sum = 0.0
    for _ in 0..<localSteps {
      sum += moments.consensus
      moments.advance(stepSize: stepSize)
    }
    return try sum / Double(localSteps) / variance()
  }

  /// The spread over the second period of one run, over the exact `E x̄²`, for every coordinate.
  func spreads<A: Algorithm, Memory>(_ algorithm: A, over variance: Double, as run: RateRun) -> [Double]
  where A.State == ErrorFeedbackState<Memory> {
    var sums = [Double](repeating: 0, count: IsotropicQuadratic.copies)
    let share = 1 / (Double(localSteps * workerCount) * variance)
    quadratic.run(algorithm, start: 0, rounds: 2 * localSteps - 1, as: run) { round, state in
      guard round >= localSteps else { return }
      let mean = state.virtualIterate
      for local in state.localIterates {
        for j in sums.indices { sums[j] += share * (local[j] - mean[j]) * (local[j] - mean[j]) }
      }
    }
    return sums
  }
}
