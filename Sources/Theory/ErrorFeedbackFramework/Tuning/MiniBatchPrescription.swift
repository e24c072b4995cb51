/// The constant step size of mini-batch SGD for a number of rounds, by which delays, compression and local steps are
/// measured.
///
/// - Source: `stich2020` for the setting; the lemmas are those of `StepTuning`.
extension FrameworkPrescription {
  /// For the bound of `MiniBatchGapBound` after `T` rounds:
  ///
  ///     μ = 0:  γ = min{γ_max, √(nr₀/(σ²T))},    envelope = r₀/(γ_max T) + 2√(r₀σ²/(nT)),
  ///     μ > 0:  γ = min{γ_max, ln Q/(μT)},  Q = max{2, 1 + nμ²r₀T/σ²},
  ///             envelope = μr₀/(exp(μγ_max T) − 1) + (σ²/(nμT))(1 + ln Q),
  ///
  /// with `γ = γ_max` and the first term alone where `σ² = 0`.
  public static func miniBatch(
    _ setting: QuasiConvexSetting, workerCount n: Int, initialSquaredDistance r0: Double, rounds: Int
  ) throws(HypothesisViolation) -> FrameworkPrescription {
    try requirePositive(r0, "r₀")
    let ceiling = try MiniBatchGapBound.largestStepSize(setting.smoothness, noise: setting.noise, workerCount: n)
    let variance = setting.noise.floor / Double(n)
    // The first term is that of the lemma at the strength 2μ and the squared distance r₀/4.
    let tuned =
      setting.quasiConvexity > 0
      ? try StepTuning.linear(
        strength: 2 * setting.quasiConvexity, squaredDistance: r0 / 4, linear: variance, rounds: rounds,
        ceiling: ceiling)
      : try StepTuning.sublinear(start: r0, linear: variance, rounds: rounds, ceiling: ceiling)
    let theorem = try MiniBatchGapBound(
      setting, workerCount: n, stepSize: tuned.stepSize, initialSquaredDistance: r0)
    return FrameworkPrescription(tuned, theorem, rounds: rounds)
  }

  /// For the bound of `MiniBatchStationarity` after `T` rounds:
  /// `γ = min{γ_max, √(2nF₀/(Lσ²T))}`, `envelope = 4F₀/(γ_max T) + 4√(2LF₀σ²/(nT))`.
  public static func miniBatch(
    smoothness: Double, noise: NoiseConstants, workerCount n: Int, initialGap: Double, rounds: Int
  ) throws(HypothesisViolation) -> FrameworkPrescription {
    try requirePositive(initialGap, "F₀")
    let ceiling = try MiniBatchGapBound.largestStepSize(smoothness, noise: noise, workerCount: n)
    let tuned = try StepTuning.sublinear(
      start: 4 * initialGap, linear: 2 * smoothness * noise.floor / Double(n), rounds: rounds, ceiling: ceiling)
    let theorem = try MiniBatchStationarity(
      smoothness: smoothness, noise: noise, workerCount: n, stepSize: tuned.stepSize, initialGap: initialGap)
    return FrameworkPrescription(tuned, theorem, rounds: rounds)
  }
}
