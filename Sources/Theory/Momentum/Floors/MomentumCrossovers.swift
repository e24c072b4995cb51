/// Where the prescribed bounds of EF21-SGDM and EF21-SGD2M change their regime: numbers of rounds.
///
/// The smallest candidate for the momentum limits the rate: `η₁` means `T^(−1/2)` and linear speed-up in `n`, `η₂` means
/// `T^(−2/3)`, `η₃` means `T^(−3/4)`. With `ν = √2 LΔ/(σ²T)`: `η₁ = √(nν)`, `η₂ = (ν/β)^(1/3)`, `η₃ = (θν/(2β))^(1/4)`.
///
/// - Proof:  two candidates are equal.
/// - Source: derived here from `EF21SGDMPrescription` and `EF21SGD2MPrescription`.
public struct MomentumCrossovers: Hashable, Sendable {
  /// `LΔ/σ²`.
  private let unit: Double
  private let pair: YoungPair
  private let workerCount: Double

  /// - Parameter compressor: Not the identity, for which the noise alone limits the rate.
  public init(
    smoothness: Double, compressor: ContractiveClass, workerCount: Int, noiseVariance: Double, initialGap: Double
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    try require(compressor.alpha < 1, "α < 1", got: compressor.alpha)
    try requireAtLeastOne(workerCount, "n")
    try requirePositive(noiseVariance, "σ²")
    try requirePositive(initialGap, "f(x⁰) − f⋆")
    unit = smoothness * initialGap / noiseVariance
    pair = .tight(compressor)
    self.workerCount = Double(workerCount)
  }

  /// `η₃ = η₂` at `T = 8√2 LΔ/(σ²θ³β)`, about `45LΔ/(σ²α²)`; there `η = θ/2`.
  public var fromThirdToSecond: Double {
    8 * 2.0.squareRoot() * unit / (pair.theta * pair.theta * pair.theta * pair.beta)
  }

  /// `η₂ = η₁` at `T = √2 LΔn³β²/σ²`, about `5.7n³LΔ/(σ²α²)`.
  public var fromSecondToFirst: Double {
    2.0.squareRoot() * unit * workerCount * workerCount * workerCount * pair.beta * pair.beta
  }

  /// `η₃ = η₁` at `T = 2√2 LΔβn²/(θσ²)`.
  public var fromThirdToFirst: Double { 2 * 2.0.squareRoot() * unit * pair.ratio * workerCount * workerCount }

  /// Whether there is a regime `T^(−2/3)`: for small `α`, only for `n > 2`.
  public var hasSecondRegime: Bool { fromThirdToSecond < fromSecondToFirst }

  /// From where on EF21-SGDM has linear speed-up: of the order `n³` in general.
  public var linearSpeedUp: Double { hasSecondRegime ? fromSecondToFirst : fromThirdToFirst }

  /// From where on EF21-SGD2M has linear speed-up: `T = (5/4)LΔβn²/(θσ²)`, of the order `n²`.
  ///
  /// With `ν = 3LΔ/(σ²T)`: `η₁ = √(nν/6)`, `η₃ = (θν/(15β))^(1/4)`.
  public var linearSpeedUpOfDoubleMomentum: Double { 1.25 * unit * pair.ratio * workerCount * workerCount }
}
