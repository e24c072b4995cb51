/// EF21 for stochastic gradients: the estimates follow a momentum average instead of a bare gradient.
///
///     xᵗ⁺¹  = xᵗ − γ gᵗ                                             server
///     vᵢᵗ⁺¹ = (1 − η) vᵢᵗ + η ∇fᵢ(xᵗ⁺¹, ξᵢ)                          worker i
///     cᵢ    = C(vᵢᵗ⁺¹ − gᵢᵗ),   gᵢᵗ⁺¹ = gᵢᵗ + cᵢ                     worker i
///     gᵗ⁺¹  = gᵗ + (1/n) Σᵢ cᵢ                                       server
///
/// The start is `gᵢ⁰ = vᵢ⁰ =` the mean of `initialBatch` stochastic gradients at `x⁰`. The momentum `η`
/// is the weight of the new gradient; `η = 1` is EF21-SGD, which has no momentum.
///
/// - Randomness: one gradient and one compressor draw a worker and round; `initialBatch` gradients at
///   the start.
/// - Source: `fatkhullin2023`.
public typealias EF21SGDM<C: Compressor> = EF21Frame<MomentumAverage, C>

extension EF21Frame where Estimator == MomentumAverage {
  public init(compressor: C, stepSize: Double, momentum: Double, initialBatch: Int) {
    self.init(
      MomentumAverage(.constant(momentum)), compressor: compressor, stepSizes: .constant(stepSize),
      initialBatch: initialBatch)
  }

  /// EF21-SGDM whose parameters decrease, `γₜ = ρ/√(t + 1)` and `ηₜ = 1/√(t + 1)`: it knows neither the number of
  /// rounds nor the noise.
  ///
  /// - Parameter scale: `ρ`, greater than 0.
  public init(compressor: C, decreasingFrom scale: Double, initialBatch: Int) {
    self.init(
      MomentumAverage(.inverseSquareRoot), compressor: compressor, stepSizes: .inverseSquareRoot(scale),
      initialBatch: initialBatch)
  }

  /// The first momentum `η₀`, which is `η` where it is constant.
  public var momentum: Double { estimator.momenta[0] }
}
