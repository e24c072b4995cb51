/// What a method of the error-feedback framework keeps back, as far as its theorems see it.
///
///     x_{t+1} = x_t − v_t,   e_{t+1} = e_t + γ_t g_t − v_t,   e₀ = 0,   x̃_t = x_t − e_t,
///
/// so that `x̃_{t+1} = x̃_t − γ_t g_t` whatever `v_t`. The methods differ in the bound of their errors alone: for the
/// constants of `MemoryConstants`,
///
///     Σ_t w_t E‖e_t‖² ≤ γ² Σ_t w_t (A·K(a) E‖∇f(x_t)‖² + σ″²),   w_t = (1 − a)^{−(t+1)}.
///
/// - Source: `stich2020`.
public protocol ErrorMemory: Hashable, Sendable {
  /// How lists call the method.
  static var name: String { get }
  /// The functions of the bounds of gaps and distances, for lists.
  static var functions: String { get }
  /// The constants as formulas, for lists.
  static var formulas: MemoryFormulas { get }

  func constants(under noise: NoiseConstants) -> MemoryConstants

  /// The step size, if any, beyond which the error bound itself is not proved.
  func largestStepSize(smoothness: Double) -> Double
}

extension ErrorMemory {
  public static var functions: String { "quasi-convex" }

  public func largestStepSize(smoothness: Double) -> Double { .infinity }
}

/// A memory whose error bound does not use convexity.
public protocol NonconvexErrorMemory: ErrorMemory {}

/// A memory of one node: `σ″²` is its reach times `σ²` at most, which the theorems for one node use.
public protocol SingleNodeErrorMemory: NonconvexErrorMemory {}

/// The constants of a memory under noise with `E‖ξ‖² ≤ M‖∇f‖² + σ²`.
public struct MemoryConstants: Hashable, Sendable {
  /// `M′`, by which the noise of a step of the virtual iterate grows with the gradient.
  public let growth: Double
  /// `σ′²`, the rest of that noise.
  public let variance: Double
  /// `A`.
  public let gradientWeight: Double
  /// `σ″²`, the noise that is kept back, in the units of a squared gradient.
  public let noise: Double
  /// `m` and `K(a)`.
  public let window: MemoryWindow

  public init(growth: Double, variance: Double, gradientWeight: Double, noise: Double, window: MemoryWindow) {
    self.growth = growth
    self.variance = variance
    self.gradientWeight = gradientWeight
    self.noise = noise
    self.window = window
  }

  /// `A·m`, what a gradient costs later; 0 where nothing of it is kept back.
  public var loop: Double { gradientWeight * window.reach }
}

/// The constants of a memory as lists write them.
public struct MemoryFormulas: Hashable, Sendable {
  /// `M′`.
  let growth: String
  /// `σ′²`.
  let variance: String
  /// `m`.
  let reach: String
  /// `A·m`.
  let loop: String
  /// `σ″²`.
  let noise: String
  /// What the letters in the others mean that are no constants of the problem.
  var letters: String? = nil

  /// `σ′² = …, σ″² = …`.
  var noises: String { described("σ′² = \(variance), σ″² = \(noise)") }

  /// All four.
  var all: String { described("M′ = \(growth), Am = \(loop), σ′² = \(variance), σ″² = \(noise)") }

  /// `m = …, σ″² = …`.
  var kept: String { described("m = \(reach), σ″² = \(noise)") }

  private func described(_ formulas: String) -> String { letters.map { "\(formulas), \($0)" } ?? formulas }
}
