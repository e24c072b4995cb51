/// The constant step size of a method of the error-feedback framework for a number of rounds, and what it guarantees.
///
/// `StepTuning` at `c₀ = 4r₀`, `c = 4σ′²`, `d = 12Lσ″²` for the gap, and at `c₀ = 8F₀`, `c = 4Lσ′²`, `d = 4L²σ″²` for the
/// gradient, `σ′²` and `σ″²` being those of the memory.
///
/// - Source: `stich2020`, with constants derived here.
public struct FrameworkPrescription: Hashable, Sendable {
  /// `γ`.
  public let stepSize: Double
  /// The bound of the theorem at this step size.
  public let bound: Double
  /// The closed form above it.
  public let envelope: Double

  /// For the bound of `FrameworkGapBound` after `T` rounds.
  public init<Memory: ErrorMemory>(
    _ setting: QuasiConvexSetting, memory: Memory, initialSquaredDistance r0: Double, rounds: Int
  ) throws(HypothesisViolation) {
    try requirePositive(r0, "r₀")
    let constants = memory.constants(under: setting.noise)
    let ceiling = StepCeilings.quasiConvex(setting, memory)
    let quadratic = 12 * setting.smoothness * constants.noise
    let tuned =
      setting.quasiConvexity > 0
      ? try StepTuning.linear(
        strength: setting.quasiConvexity, squaredDistance: r0, linear: 4 * constants.variance,
        quadratic: quadratic, rounds: rounds, ceiling: ceiling)
      : try StepTuning.sublinear(
        start: 4 * r0, linear: 4 * constants.variance, quadratic: quadratic, rounds: rounds, ceiling: ceiling)
    let theorem = try FrameworkGapBound(
      setting, memory: memory, stepSize: tuned.stepSize, initialSquaredDistance: r0)
    self.init(tuned, theorem, rounds: rounds)
  }

  /// For the bound of `FrameworkStationarity` after `T` rounds.
  public init<Memory: NonconvexErrorMemory>(
    smoothness: Double, noise: NoiseConstants, memory: Memory, initialGap: Double, rounds: Int
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    try requirePositive(initialGap, "F₀")
    let constants = memory.constants(under: noise)
    let tuned = try StepTuning.sublinear(
      start: 8 * initialGap, linear: 4 * smoothness * constants.variance,
      quadratic: 4 * smoothness * smoothness * constants.noise, rounds: rounds,
      ceiling: StepCeilings.nonconvex(smoothness: smoothness, noise: noise, memory))
    let theorem = try FrameworkStationarity(
      smoothness: smoothness, noise: noise, memory: memory, stepSize: tuned.stepSize, initialGap: initialGap)
    self.init(tuned, theorem, rounds: rounds)
  }

  init(_ tuned: StepTuning, _ theorem: some ConvergenceTheorem, rounds: Int) {
    stepSize = tuned.stepSize
    bound = theorem.bound(afterRounds: rounds)
    envelope = tuned.bound
  }
}

// MARK: - The shape of the paper, for one node

extension FrameworkPrescription {
  /// With two terms, for `μ = 0`: `γ = min{γ_max, √(4r₀/((4 + √6)σ²T))}`,
  /// `envelope = 4r₀/(γ_max T) + 2√(4(4 + √6)) σ√(r₀/T)`.
  ///
  /// - Proof: `12Lγ²σ″² ≤ √6 γσ²` up to `γ_max`.
  public static func twoTerm<Memory: SingleNodeErrorMemory>(
    _ setting: QuasiConvexSetting, memory: Memory, initialSquaredDistance r0: Double, rounds: Int
  ) throws(HypothesisViolation) -> FrameworkPrescription {
    try require(setting.quasiConvexity == 0, "μ = 0", got: setting.quasiConvexity)
    try requirePositive(r0, "r₀")
    let tuned = try StepTuning.sublinear(
      start: 4 * r0, linear: (4 + 6.0.squareRoot()) * setting.noise.floor, rounds: rounds,
      ceiling: StepCeilings.quasiConvex(setting, memory))
    let theorem = try FrameworkGapBound(
      setting, memory: memory, stepSize: tuned.stepSize, initialSquaredDistance: r0)
    return FrameworkPrescription(tuned, theorem, rounds: rounds)
  }

  /// With two terms: `c = 6Lσ²`, `envelope = 8F₀/(γ_max T) + 8√(3LF₀σ²/T)`.
  ///
  /// - Proof: `4γ²L²σ″² ≤ 2γLσ²` up to `γ_max`.
  public static func twoTerm<Memory: SingleNodeErrorMemory>(
    smoothness: Double, noise: NoiseConstants, memory: Memory, initialGap: Double, rounds: Int
  ) throws(HypothesisViolation) -> FrameworkPrescription {
    try requirePositive(smoothness, "L")
    try requirePositive(initialGap, "F₀")
    let tuned = try StepTuning.sublinear(
      start: 8 * initialGap, linear: 6 * smoothness * noise.floor, rounds: rounds,
      ceiling: StepCeilings.nonconvex(smoothness: smoothness, noise: noise, memory))
    let theorem = try FrameworkStationarity(
      smoothness: smoothness, noise: noise, memory: memory, stepSize: tuned.stepSize, initialGap: initialGap)
    return FrameworkPrescription(tuned, theorem, rounds: rounds)
  }
}
