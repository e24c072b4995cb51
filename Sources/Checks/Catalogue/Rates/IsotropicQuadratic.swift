import EFSpec
import GSL
import Theory

/// `f(x) = λ‖x‖²/2` on `n` workers with normal noise of variance `σ²` an entry: all coordinates are independent copies of
/// one scalar run, so that one run shows `d` of them.
struct IsotropicQuadratic: Sendable {
  let eigenvalue: Double
  /// `σ²` of one entry.
  let noiseVariance: Double
  var workerCount = 1
  /// The gradients that are averaged in one call of the oracle.
  var batch = 1

  /// The copies in a run; enough that a round costs little beside its arithmetic.
  static let copies = 64
  /// `E y²/(E y)²` of a square of a normal number is 3; of their sums, their means over time and with a mean of its own
  /// it is less (Minkowski).
  static let normalSecondMoment = 3.0

  func mode() throws -> QuadraticMode { try QuadraticMode(eigenvalue: eigenvalue, noiseVariance: noiseVariance) }

  /// With the noise of the mean of all gradients of a round.
  func averageMode() throws -> QuadraticMode {
    try QuadraticMode(eigenvalue: eigenvalue, noiseVariance: noiseVariance / Double(workerCount * batch))
  }

  private func oracle(copies d: Int) -> Averaged<GaussianNoise<DiagonalQuadratics>> {
    let zero = [Double](repeating: 0, count: d)
    let problem = DiagonalQuadratics(
      diagonals: Array(repeating: Array(repeating: eigenvalue, count: d), count: workerCount),
      gradientsAtMinimiser: Array(repeating: zero, count: workerCount), minimiser: zero)
    return Averaged(GaussianNoise(on: problem, variance: noiseVariance * Double(d)), draws: batch)
  }

  /// One run of `rounds` rounds from `x₀ = start` in every coordinate; the states of all rounds go to `visit`.
  func run<A: Algorithm>(
    _ algorithm: A, start: Double, rounds: Int, copies: Int = Self.copies, as run: RateRun,
    visit: (_ round: Int, _ state: A.State) -> Void
  ) {
    var streams = WorkerStreams(
      seed: run.seed, experiment: run.experiment, repetition: run.repetition, workerCount: workerCount)
    let x0 = [Double](repeating: start, count: copies)
    let oracle = oracle(copies: copies)
    func go(_ oracle: some GradientOracle) {
      algorithm.run(from: x0, on: oracle, rounds: rounds, using: &streams) { round, state in
        visit(round, state)
        return true
      }
    }
    if batch == 1 { go(oracle.oracle) } else { go(oracle) }
  }

  /// The mean of `xⱼ²` over the rounds `0 … T − 1`, for every coordinate.
  func meanSquares<A: Algorithm>(_ algorithm: A, start: Double, rounds: Int, as run: RateRun) -> [Double] {
    var sums = [Double](repeating: 0, count: Self.copies)
    self.run(algorithm, start: start, rounds: rounds - 1, as: run) { _, state in
      let x = state.x
      for j in sums.indices { sums[j] += x[j] * x[j] }
    }
    return sums.map { $0 / Double(rounds) }
  }

  /// `xⱼ²` after `T` rounds, for every coordinate.
  func lastSquares<A: Algorithm>(_ algorithm: A, start: Double, rounds: Int, as run: RateRun) -> [Double] {
    var squares: [Double] = []
    self.run(algorithm, start: start, rounds: rounds, as: run) { round, state in
      if round == rounds { squares = state.x.map { $0 * $0 } }
    }
    return squares
  }
}

extension [Int] {
  /// The rounds of a sweep, for tables.
  var horizonText: String {
    guard let first = self.min(), let last = self.max() else { return "" }
    return first == last ? "T = \(first)" : "T = \(first) … \(last)"
  }
}

extension RateSimulation {
  /// Runs on an `IsotropicQuadratic` with normal noise and a linear method, whose iterates are normal.
  static func normalCopies(run: @escaping @Sendable (RateRun) -> [Double]) -> RateSimulation {
    .random(
      units: IsotropicQuadratic.copies, secondMoment: { _ in IsotropicQuadratic.normalSecondMoment }, run: run)
  }
}
