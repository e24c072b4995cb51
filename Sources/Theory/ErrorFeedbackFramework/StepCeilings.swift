/// The largest step sizes of the simple theorems of the error-feedback framework.
///
/// With the constants of the memory, its reach `m` and its loop `A·m`:
///
///     quasi-convex:  γ_max = min{1/(4L(1 + M′)), 2/(μm/2 + √(μ²m²/4 + 96L²Am))},
///     nonconvex:     γ_max = min{1/(2L(1 + M′)), 1/(2L√(Am))}.
///
/// The second entry of the first line solves `24L²γ²Am = 1 − μγm/2`. Both second entries are absent where nothing of a
/// gradient is kept back, `Am = 0`: no delay, no compression, one worker or one local step, and local steps on convex
/// functions with `M = 0`, where the formula would still give `2/(μm)`.
///
/// - Source: `stich2020`; the constants are derived here.
public enum StepCeilings {
  public static func quasiConvex(_ setting: QuasiConvexSetting, _ memory: some ErrorMemory) -> Double {
    let constants = memory.constants(under: setting.noise)
    let descent = 1 / (4 * setting.smoothness * (1 + constants.growth))
    guard constants.loop > 0 else { return descent }
    // Beyond numbers the formula below would be none, which a minimum passes over.
    guard constants.loop < .infinity else { return 0 }
    let half = setting.quasiConvexity * constants.window.reach / 2
    let square = 96 * setting.smoothness * setting.smoothness * constants.loop
    return min(descent, 2 / (half + (half * half + square).squareRoot()))
  }

  public static func nonconvex(
    smoothness: Double, noise: NoiseConstants, _ memory: some NonconvexErrorMemory
  ) -> Double {
    let constants = memory.constants(under: noise)
    let descent = 1 / (2 * smoothness * (1 + constants.growth))
    guard constants.loop > 0 else { return descent }
    return min(descent, 1 / (2 * smoothness * constants.loop.squareRoot()))
  }

  /// A simple estimate from below of the quasi-convex ceiling on one node:
  /// `1/(L max{4(1 + M), 5.2√(m(m + M))})`.
  public static func simple(
    smoothness: Double, noise: NoiseConstants, _ memory: some SingleNodeErrorMemory
  ) -> Double {
    1 / (smoothness * inverseSimple(noise: noise, memory))
  }

  /// `max{4(1 + M), 5.2√(m(m + M))}`.
  static func inverseSimple(noise: NoiseConstants, _ memory: some SingleNodeErrorMemory) -> Double {
    let reach = memory.constants(under: noise).window.reach
    return max(4 * (1 + noise.growth), 5.2 * (reach * (reach + noise.growth)).squareRoot())
  }
}
