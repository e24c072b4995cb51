// The recursions of the errors of EF21-SGDM, EF21-SGD2M and EF21-STORM. Source: `fatkhullin2023`, with other constants.

extension ErrorRecursion {
  /// `E P⁺ ≤ (1 − η)P + ((1 − η)²/η)L²R + η²σ²/n`, and the same for `P̃` with `L̃²` and `σ²`.
  ///
  /// - Proof: `v⁺ − ∇f(x⁺) = (1 − η)(v − ∇f(x) + ∇f(x) − ∇f(x⁺)) + η noise`; the noise is orthogonal; Young's inequality
  ///   with `s = η/(1 − η)`.
  public static func momentum(_ given: EF21SGDMHypotheses, noiseVariance: Double) -> [ErrorRecursion] {
    let eta = given.momentum
    let (rest, noise) = ((1 - eta) * (1 - eta), eta * eta * noiseVariance)
    let squares = given.squares
    return [
      ErrorRecursion(
        .momentum, weights: MomentumErrors(momentum: 1 - eta), moveWeight: rest / eta * squares.mean,
        noise: noise / Double(given.workerCount)),
      ErrorRecursion(
        .workerMomentum, weights: MomentumErrors(workerMomentum: 1 - eta), moveWeight: rest / eta * squares.workers,
        noise: noise),
    ]
  }

  /// EF21-SGDM: those of `momentum`, and `E G⁺ ≤ (1 − θ)G + 2βη²P̃ + 2βη²L̃²R + (1 − α)η²σ²`.
  ///
  /// - Proof: `vᵢ⁺ − gᵢ = (vᵢ − gᵢ) + η(∇fᵢ(x⁺) − vᵢ) + η noise`; the noise is orthogonal before the compression is
  ///   bounded, hence the factor `1 − α`.
  public static func ef21SGDM(_ given: EF21SGDMHypotheses, noiseVariance: Double) -> [ErrorRecursion] {
    let (pair, square) = (given.pair, given.momentum * given.momentum)
    let pull = 2 * pair.beta * square
    return [
      ErrorRecursion(
        .compression, weights: MomentumErrors(compression: 1 - pair.theta, workerMomentum: pull),
        moveWeight: pull * given.squares.workers, noise: (1 - pair.alpha) * square * noiseVariance)
    ] + momentum(given, noiseVariance: noiseVariance)
  }

  /// EF21-SGD2M: those of `momentum`; with `m = 1 − η`,
  ///
  ///     E G⁺ ≤ (1 − θ)G + 3βη²Q̃ + 3βη⁴(P̃ + L̃²R) + (1 − α)η⁴σ²,
  ///     E Q⁺ ≤ mQ + 2m²η(P + L²R) + m²η²σ²/n,   the same for Q̃ with P̃, L̃² and σ².
  ///
  /// - Proof: `uᵢ⁺ − uᵢ = η(vᵢ − uᵢ) + η²(∇fᵢ(x⁺) − vᵢ) + η² noise` and
  ///   `u⁺ − v⁺ = m[(u − v) − η(∇f(x⁺) − v) − η noise]`.
  public static func ef21SGD2M(_ given: EF21SGDMHypotheses, noiseVariance: Double) -> [ErrorRecursion] {
    let (pair, eta, squares) = (given.pair, given.momentum, given.squares)
    let (rest, square) = ((1 - eta) * (1 - eta), eta * eta)
    let (pull, push) = (3 * pair.beta * square, 2 * rest * eta)
    let noise = rest * square * noiseVariance
    return [
      ErrorRecursion(
        .compression,
        weights: MomentumErrors(compression: 1 - pair.theta, workerMomentum: pull * square, workerSecond: pull),
        moveWeight: pull * square * squares.workers, noise: (1 - pair.alpha) * square * square * noiseVariance),
      ErrorRecursion(
        .second, weights: MomentumErrors(momentum: push, second: 1 - eta), moveWeight: push * squares.mean,
        noise: noise / Double(given.workerCount)),
      ErrorRecursion(
        .workerSecond, weights: MomentumErrors(workerMomentum: push, workerSecond: 1 - eta),
        moveWeight: push * squares.workers, noise: noise),
    ] + momentum(given, noiseVariance: noiseVariance)
  }

  /// EF21-STORM, with `m = 1 − η`:
  ///
  ///     E P⁺ ≤ m²P + (2η²σ² + 2m²l̃²R)/n,   the same for P̃ without the 1/n,
  ///     E G⁺ ≤ (1 − θ)G + 2β(η²P̃ + L̃²R) + (1 − α)(2η²σ² + 2m²l̃²R).
  ///
  /// - Proof: `v⁺ − ∇f(x⁺) = m(v − ∇f(x)) + Z`, `vᵢ⁺ − vᵢ = −η(vᵢ − ∇fᵢ(x)) + (∇fᵢ(x⁺) − ∇fᵢ(x)) + Zᵢ` with
  ///   `E‖Zᵢ‖² ≤ 2η²σ² + 2m²lᵢ²R`.
  public static func ef21STORM(
    _ given: EF21SGDMHypotheses, noiseSmoothness: Double, noiseVariance: Double
  ) -> [ErrorRecursion] {
    let (pair, eta, n) = (given.pair, given.momentum, Double(given.workerCount))
    let rest = (1 - eta) * (1 - eta)
    let (noise, drift) = (2 * eta * eta * noiseVariance, 2 * rest * noiseSmoothness * noiseSmoothness)
    return [
      ErrorRecursion(
        .compression,
        weights: MomentumErrors(compression: 1 - pair.theta, workerMomentum: 2 * pair.beta * eta * eta),
        moveWeight: 2 * pair.beta * given.squares.workers + (1 - pair.alpha) * drift, noise: (1 - pair.alpha) * noise),
      ErrorRecursion(.momentum, weights: MomentumErrors(momentum: rest), moveWeight: drift / n, noise: noise / n),
      ErrorRecursion(
        .workerMomentum, weights: MomentumErrors(workerMomentum: rest), moveWeight: drift, noise: noise),
    ]
  }
}

extension EF21SGDMHypotheses {
  /// `L²` and `L̃²`.
  fileprivate var squares: (mean: Double, workers: Double) {
    (smoothness * smoothness, quadraticMeanSmoothness * quadraticMeanSmoothness)
  }
}
