/// An upper bound on a measure of progress after `T` rounds, under hypotheses that hold.
///
/// A value of a conforming type exists only when its hypotheses do: the initialiser takes the
/// constants and throws the hypothesis that fails. It does not promise that the bound is tight.
public protocol ConvergenceTheorem: Sendable {
  /// What the theorem says, in one line for a list.
  static var statement: String { get }
  static var source: Source { get }
  static var status: Status { get }
  /// What is bounded.
  static var measure: ProgressMeasure { get }

  /// The step size `γ` to which the bound applies; the first and largest where they decrease.
  var stepSize: Double { get }

  /// The right-hand side of the theorem at round `T ≥ 0`; infinite where the theorem says nothing.
  func bound(afterRounds rounds: Int) -> Double
}

/// What a convergence theorem bounds.
public enum ProgressMeasure: String, Hashable, Sendable {
  /// `E f(xᵀ) − f⋆`, in the units of `f`.
  case gap
  /// `(1/T) Σ E‖∇f(xᵗ)‖²` over `t = 0, …, T − 1`, in the units of a squared gradient.
  case meanSquaredGradient
  /// `Σ γₜ E‖∇f(xᵗ)‖² / Σ γₜ` over `t = 0, …, T − 1`, in the units of a squared gradient.
  case weightedSquaredGradient
  /// `(1/W_K) Σ w_k (E f(x_k) − f⋆)` over `k = 0, …, K` after `K` rounds, in the units of `f`.
  case weightedGap
  /// `(1/W) Σ w_t (E f(x_t) − f⋆)` over `t = 0, …, T − 1`, in the units of `f`; with local steps its mean over workers.
  case weightedMeanGap
  /// `E‖xᵀ − x⋆‖²`.
  case squaredDistance
  /// `E‖x̃ᵀ − x⋆‖²`, of the virtual iterate of an error-feedback method.
  case virtualSquaredDistance
}
