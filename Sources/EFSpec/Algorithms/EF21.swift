/// Error feedback that compresses differences: every worker sends a correction of its gradient estimate.
///
///     xᵗ⁺¹  = xᵗ − γ gᵗ                                             server
///     cᵢ    = C(∇fᵢ(xᵗ⁺¹, ξᵢ) − gᵢᵗ),   gᵢᵗ⁺¹ = gᵢᵗ + cᵢ             worker i
///     gᵗ⁺¹  = gᵗ + (1/n) Σᵢ cᵢ                                       server
///
/// The method is meant for exact gradients; with noise it is EF21-SGD, which EF21-SGDM with
/// momentum 1 is too.
///
/// - Randomness: one gradient and one compressor draw a worker and round, and at the start.
/// - Source: `richtarik2021`.
public typealias EF21<C: Compressor> = EF21Frame<FreshGradient, C>

/// EF21-SGD: EF21 on stochastic gradients, whose start is the mean of a batch, sent whole.
///
/// - Randomness: that of `EF21`, with a batch of gradients at the start.
/// - Source: `fatkhullin2023`.
public typealias EF21SGD<C: Compressor> = EF21Frame<FreshGradient, C>

extension EF21Frame where Estimator == FreshGradient {
  public init(compressor: C, stepSize: Double, initialEstimates: InitialEstimates) {
    self.init(
      FreshGradient(), compressor: compressor, stepSizes: .constant(stepSize), initialEstimates: initialEstimates)
  }

  public init(compressor: C, stepSize: Double, initialBatch: Int) {
    self.init(FreshGradient(), compressor: compressor, stepSizes: .constant(stepSize), initialBatch: initialBatch)
  }
}

extension EF21State where Memory == GradientMemory {
  /// A state in the middle of a run.
  public init(x: [Double], v: [[Double]], g: [[Double]]) {
    self.init(x: x, memories: v.map(GradientMemory.init), g: g)
  }

  /// A state in the middle of a run of `EF21`, which does not look back at its last gradients; `g` stands for them.
  public init(x: [Double], g: [[Double]]) {
    self.init(x: x, v: g, g: g)
  }
}
