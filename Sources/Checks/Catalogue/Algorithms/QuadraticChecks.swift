import EFSpec
import GSL
import Theory

extension Catalogue {
  /// The methods on the tridiagonal family, for which all constants are closed forms.
  ///
  /// EF14 needs bounded heterogeneity, so its workers share their Hessian and differ in their linear terms;
  /// those of the other methods differ in both.
  static func quadratics() throws -> [any Check] {
    let shared = setting(workers: 4, dimension: 8, curvatureSpread: 0)
    let different = setting(workers: 4, dimension: 8, curvatureSpread: 0.5)
    // Three outcomes a worker: 27 branches a round for three workers.
    let smallShared = setting(workers: 3, dimension: 6, curvatureSpread: 0)
    let smallDifferent = setting(workers: 3, dimension: 6, curvatureSpread: 0.5)
    return [
      try EF14Checks(shared, on: GaussianNoise(on: shared.problem, variance: 1)).bound,
      try EF14Checks(smallShared, on: finiteNoise(on: smallShared.problem)).lyapunov,
      try EF21Checks(different, compressor: TopK(1), named: "Top-1", theory: TopKTheory(1)).bound,
      try EF21Checks(different, compressor: TopK(1), named: "Top-1", theory: TopKTheory(1)).lyapunov,
      try EF21Checks(different, compressor: RandK(2, scaling: .biased), named: "Rand-2", theory: RandKTheory(2)).bound,
      try EF21Checks(different, compressor: RandK(2, scaling: .biased), named: "Rand-2", theory: RandKTheory(2))
        .lyapunov,
      try EF21SGDMChecks(different, on: GaussianNoise(on: different.problem, variance: 1)).bound,
      try EF21SGDMChecks(smallDifferent, on: finiteNoise(on: smallDifferent.problem)).lyapunov,
    ]
  }

  private static func setting(
    workers: Int, dimension: Int, curvatureSpread: Double
  ) -> Setting<TridiagonalQuadratics> {
    let problem = TridiagonalQuadratics(
      workerCount: workers, dimension: dimension, curvatureSpread: curvatureSpread, shift: 0.02, gradientSpread: 0.5)
    return Setting(
      name: "quadratic", problem: problem, start: problem.startingPoint, center: problem.minimiser, k: 1,
      rounds: 512, stride: 1, repetitions: Repetitions(quick: 512, standard: 2048, thorough: 16_384),
      examinedRounds: 40)
  }

  /// Noise of total variance 1 with three outcomes, the same for every run.
  static func finiteNoise<P: Problem>(on problem: P) -> FiniteNoise<P> {
    var stream = RandomStream(StreamName(seed: 0, purpose: .problem, experiment: "finite noise"))
    return FiniteNoise(on: problem, outcomes: 3, variance: 1, using: &stream)
  }
}
