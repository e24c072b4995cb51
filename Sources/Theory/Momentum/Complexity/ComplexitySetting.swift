/// What the complexities of distributed methods depend on, for the target `E‖∇f(x)‖² ≤ ε²`.
public struct ComplexitySetting: Hashable, Sendable {
  /// `ε`.
  public let target: Double
  public let compressor: ContractiveClass
  public let workerCount: Int
  /// `σ²`, of one sample.
  public let noiseVariance: Double
  /// `L`.
  public let smoothness: Double
  /// `L̃`.
  public let quadraticMeanSmoothness: Double
  /// `f(x⁰) − f⋆`.
  public let initialGap: Double
  /// `ζ`, of the heterogeneity of the workers, which some methods need to be bounded.
  public let heterogeneity: Double

  public init(
    target: Double, compressor: ContractiveClass, workerCount: Int, noiseVariance: Double, smoothness: Double = 1,
    quadraticMeanSmoothness: Double = 1, initialGap: Double = 1, heterogeneity: Double = 1
  ) throws(HypothesisViolation) {
    try requirePositive(target, "ε")
    try requireAtLeastOne(workerCount, "n")
    try requireNonnegative(noiseVariance, "σ²")
    try requirePositive(smoothness, "L")
    try requirePositive(quadraticMeanSmoothness, "L̃")
    try requirePositive(initialGap, "f(x⁰) − f⋆")
    try requireNonnegative(heterogeneity, "ζ")
    self.target = target
    self.compressor = compressor
    self.workerCount = workerCount
    self.noiseVariance = noiseVariance
    self.smoothness = smoothness
    self.quadraticMeanSmoothness = quadraticMeanSmoothness
    self.initialGap = initialGap
    self.heterogeneity = heterogeneity
  }
}
