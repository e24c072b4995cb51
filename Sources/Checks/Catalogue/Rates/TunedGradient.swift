import Theory

/// The mean of `E ‖∇f‖²` over `T` rounds on `Lx²/2` from `f(x₀) = F₀`, with the step of the nonconvex theorem's shape.
///
///     γ = min{γ_max, √(2F₀/(Lσ²T))},   (1/T) Σ_{t<T} L² E x_t² ≈ √(2LF₀σ²/T)  beyond a horizon of order (τ + 1)².
struct TunedGradient: Hashable, Sendable {
  var smoothness = 1.0
  var noiseVariance = 1.0
  /// `F₀`.
  var gap = 0.5
  var rounds: Int

  /// Of SGD with the delay `τ`.
  func delayed(_ delay: Int) throws -> Double {
    let noise = try NoiseConstants(growth: 0, variance: noiseVariance)
    let ceiling = StepCeilings.nonconvex(smoothness: smoothness, noise: noise, try DelayMemory(delay: delay))
    let step = try StepTuning.sublinear(
      start: 2 * gap, linear: smoothness * noiseVariance, rounds: rounds, ceiling: ceiling
    ).stepSize
    let moments = try DelayImpulse.secondMoments(
      mode: QuadraticMode(eigenvalue: smoothness, noiseVariance: noiseVariance), delay: delay,
      start: (2 * gap / smoothness).squareRoot(), stepSize: step, rounds: rounds - 1)
    return smoothness * smoothness * moments.reduce(0, +) / Double(rounds)
  }
}
