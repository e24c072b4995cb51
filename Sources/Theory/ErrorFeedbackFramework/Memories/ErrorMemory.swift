/// What a method of the error-feedback framework keeps back, as far as its theorems see it.
///
///     x_{t+1} = x_t − v_t,   e_{t+1} = e_t + γ_t g_t − v_t,   e₀ = 0,   x̃_t = x_t − e_t,
///
/// so that `x̃_{t+1} = x̃_t − γ_t g_t` whatever `v_t`. The methods differ in the bound of their errors alone: for the
/// constants of `MemoryConstants`,
///
///     Σ_t w_t E‖e_t‖² ≤ γ² Σ_t w_t (A·K(a) E‖∇f(x_t)‖² + B),   w_t = (1 − a)^{−(t+1)}.
///
/// - Source: `stich2020`.
public protocol ErrorMemory: Hashable, Sendable {
  /// How lists call the method.
  static var name: String { get }
  /// The formulas of `σ′²` and `B`, for lists.
  static var formulas: (variance: String, noise: String) { get }

  func constants(under noise: NoiseConstants) -> MemoryConstants

  /// The step size, if any, beyond which the error bound itself is not proved.
  func largestStepSize(smoothness: Double) -> Double
}

extension ErrorMemory {
  public func largestStepSize(smoothness: Double) -> Double { .infinity }
}

/// A memory whose error bound does not use convexity.
public protocol NonconvexErrorMemory: ErrorMemory {}

/// A memory of one node: `B` is its reach times `σ²` at most, which the theorems for one node use.
public protocol SingleNodeErrorMemory: NonconvexErrorMemory {}

/// The constants of a memory under noise with `E‖ξ‖² ≤ M‖∇f‖² + σ²`.
public struct MemoryConstants: Hashable, Sendable {
  /// `M′`, by which the noise of a step of the virtual iterate grows with the gradient.
  public let growth: Double
  /// `σ′²`, the rest of that noise.
  public let variance: Double
  /// `A`.
  public let gradientWeight: Double
  /// `B`, in the units of a squared gradient.
  public let noise: Double
  /// `m` and `K(a)`.
  public let window: MemoryWindow

  /// `A·m`, what a gradient costs later; 0 where nothing of it is kept back.
  public var loop: Double { gradientWeight * window.reach }
}
