import EFSpec
import GSL

extension Catalogue {
  /// The noise floor of EF21-SGDM against the number of workers and against the batch size.
  ///
  /// On quadratics that all workers share, started at their minimum, `E‖∇f(xᵗ)‖²` settles on a floor. The
  /// leading term of the theorem's floor, `2ησ²/(nB)`, predicts the exponent −1 in `n` and in `B`. The step
  /// size and the momentum are small, `γ = 0.02` and `η = 0.1`, so that this term leads.
  static func noiseFloors() -> [any Check] {
    let counts = [1, 2, 4, 8, 16]
    return [
      floorCheck(against: "n", of: counts) { (workers: $0, batch: 1) },
      floorCheck(against: "B", of: counts) { (workers: 4, batch: $0) },
    ]
  }

  private static func floorCheck(
    against name: String, of counts: [Int], instance: @escaping @Sendable (Int) -> (workers: Int, batch: Int)
  ) -> SlopeCheck {
    let id = CheckID(subject: "EF21-SGDM, Top-2, homogeneous quadratic: noise floor against \(name)", property: "slope")
    return SlopeCheck(
      id: id, claim: "the floor of E‖∇f(xᵗ)‖² is proportional to 1/\(name)", exponent: -1, margin: 0.05,
      places: counts.map(Double.init), axes: (x: name, y: "floor of ‖∇f(xᵗ)‖²"),
      replicates: Repetitions(quick: 16, standard: 128, thorough: 512)
    ) { place, replicate, seed in
      let (workers, batch) = instance(counts[place])
      return noiseFloor(
        workers: workers, batch: batch, seed: seed, experiment: "\(id) \(counts[place])", repetition: replicate)
    }
  }

  /// The mean of `‖∇f(xᵗ)‖²` over the rounds 500 to 2500 of one run. The slowest mode forgets its past in about
  /// `1/(γμ) ≈ 95` rounds.
  private static func noiseFloor(
    workers: Int, batch: Int, seed: UInt64, experiment: String, repetition: Int
  ) -> Double {
    let problem = TridiagonalQuadratics(
      workerCount: workers, dimension: 8, curvatureSpread: 0, shift: 0.5, gradientSpread: 0)
    let oracle = Averaged(GaussianNoise(on: problem, variance: 1), draws: batch)
    let method = EF21SGDM(compressor: TopK(2), stepSize: 0.02, momentum: 0.1, initialBatch: 1)
    var streams = WorkerStreams(seed: seed, experiment: experiment, repetition: repetition, workerCount: workers)
    var sum = 0.0
    method.run(from: problem.minimiser, on: oracle, rounds: 2500, using: &streams) { round, state in
      if round > 500 { sum += squaredNorm(problem.gradient(at: state.x).span) }
      return true
    }
    return sum / 2000
  }
}
