import EFSpec
import Theory

/// The mean of `E f − f⋆` over `T` rounds on `λx²/2` from `x₀ = R`, with the step that balances start and noise.
///
///     γ = min{γ_max, R/(σ√T)},   (1/T) Σ_{t<T} (λ/2) E x_t² ≈ σR/(2√T)  beyond a horizon of order (τ + 1)².
struct TunedGap: Hashable, Sendable {
  var smoothness = 1.0
  /// `σ`.
  var deviation = 1.0
  /// `R = |x₀|`.
  var distance = 1.0
  var rounds: Int

  /// `γ` of a method with this memory.
  func stepSize(_ memory: some SingleNodeErrorMemory) throws -> Double {
    let setting = try QuasiConvexSetting(
      smoothness: smoothness, quasiConvexity: 0, noise: NoiseConstants(growth: 0, variance: deviation * deviation))
    return try StepTuning.sublinear(
      start: distance * distance, linear: deviation * deviation, rounds: rounds,
      ceiling: StepCeilings.quasiConvex(setting, memory)
    ).stepSize
  }

  var quadratic: IsotropicQuadratic {
    IsotropicQuadratic(eigenvalue: smoothness, noiseVariance: deviation * deviation)
  }

  /// Of SGD with the delay `τ`, by its impulse response.
  func delayed(_ delay: Int) throws -> Double {
    let moments = try DelayImpulse.secondMoments(
      mode: quadratic.mode(), delay: delay, start: distance, stepSize: try stepSize(DelayMemory(delay: delay)),
      rounds: rounds - 1)
    return smoothness / 2 * moments.reduce(0, +) / Double(rounds)
  }

  /// Of error-compensated SGD with a mask.
  func masked(_ compressor: ContractiveClass) throws -> Double {
    let step = try stepSize(CompressionMemory(compressor: compressor))
    var moments = MaskMoments(mode: try quadratic.mode(), compressor: compressor, start: distance)
    var sum = 0.0
    for _ in 0..<rounds {
      sum += moments.secondMoment
      moments.advance(stepSize: step)
    }
    return smoothness / 2 * sum / Double(rounds)
  }

  /// A bound of `E y²/(E y)²`, `y = (1/T) Σ x_t²`, for a mask: by Minkowski `(E y²)^½ ≤ (1/T) Σ (E x_t⁴)^½`.
  func maskedSecondMoment(_ compressor: ContractiveClass) throws -> Double {
    let step = try stepSize(CompressionMemory(compressor: compressor))
    var moments = try MaskFourthMoments(mode: try quadratic.mode(), compressor: compressor, start: distance)
    var (mean, norm) = (0.0, 0.0)
    for _ in 0..<rounds {
      mean += moments.secondMoment
      norm += moments.fourthMoment.squareRoot()
      moments.advance(stepSize: step)
    }
    return (norm / mean) * (norm / mean)
  }
}
