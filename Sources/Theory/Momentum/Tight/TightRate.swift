/// The best rate of EF and EF21 with one worker and exact gradients, on `L`-smooth `μ`-strongly convex functions.
///
/// With `q = √(1 − α)` and `χ = (L − μ)/(L + μ)`,
///
///     η⋆ = (2/(L + μ)) (1 − q)/(1 + q),   √ρ⋆ = [(1 − q)χ + √((1 − q)²χ² + 4q)]/2,
///
/// the positive root of `l² − (1 − q)χl − q = 0`. At `η⋆` every step of either method has `E V⁺ ≤ ρ⋆V`, with the
/// Lyapunov functions of `TightLyapunov`; `TightCertificate` is the proof. No constant step has a better rate on all such
/// functions: `spectralRadius` is the proof. Limits: gradient descent, `ρ⋆ = χ²`, for `q → 0`; `ρ⋆ = q` for `μ = L`.
///
/// - Hypotheses: `E‖C(z) − z‖² ≤ q²‖z‖²`, also for random `C`.
/// - Source: Thomsen, Taylor, Dieuleveut (`thomsen2025`) for step and rate; form and proofs are derived here.
public struct TightRate: Hashable, Sendable {
  /// `μ`.
  public let strongConvexity: Double
  /// `L`.
  public let smoothness: Double
  /// `α`.
  public let compressor: ContractiveClass

  public init(
    strongConvexity: Double, smoothness: Double, compressor: ContractiveClass
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    try require(0 < strongConvexity && strongConvexity <= smoothness, "0 < μ ≤ L", got: strongConvexity)
    self.strongConvexity = strongConvexity
    self.smoothness = smoothness
    self.compressor = compressor
  }

  /// `q`.
  public var errorNorm: Double { compressor.error.squareRoot() }

  /// `χ`.
  public var spread: Double { (smoothness - strongConvexity) / (smoothness + strongConvexity) }

  /// `1 − q`, without loss of digits at small `α`.
  private var complement: Double { compressor.alpha / (1 + errorNorm) }

  /// `η⋆`.
  public var stepSize: Double { 2 / (smoothness + strongConvexity) * complement / (1 + errorNorm) }

  /// `√ρ⋆`.
  public var squareRoot: Double {
    let trace = complement * spread
    return (trace + (trace * trace + 4 * errorNorm).squareRoot()) / 2
  }

  /// `ρ⋆`.
  public var rate: Double { squareRoot * squareRoot }

  /// `ρ⋆` in the published form, `q + (1 − q)(L − μ)/(2(L + μ)²) [(1 − q)(L − μ) + √((1 + q)²(L − μ)² + 16Lμq)]`.
  public var publishedRate: Double {
    let (q, difference, sum) = (errorNorm, smoothness - strongConvexity, smoothness + strongConvexity)
    let root =
      ((1 + q) * (1 + q) * difference * difference + 16 * smoothness * strongConvexity * q).squareRoot()
    return q + complement * difference / (2 * sum * sum) * (complement * difference + root)
  }

  /// The multiplier `l = 2η⋆√ρ⋆/(L − μ)` of EF; infinite for `μ = L`.
  public var feedbackMultiplier: Double { 2 * stepSize * squareRoot / (smoothness - strongConvexity) }

  /// The multiplier `l′ = 2q√ρ⋆/(η⋆(L − μ))` of EF21; infinite for `μ = L`.
  public var differenceMultiplier: Double {
    2 * errorNorm * squareRoot / (stepSize * (smoothness - strongConvexity))
  }
}

/// The Lyapunov functions of `TightRate`.
public enum TightLyapunov {
  /// `V = ‖x − x⋆ − e‖² + ‖e‖²/q` of EF; without the second term where `q = 0`, for there is no error then.
  public static func feedback(squaredVirtualDistance: Double, squaredError: Double, errorNorm q: Double) -> Double {
    squaredVirtualDistance + (q == 0 ? 0 : squaredError / q)
  }

  /// `V = ‖∇f(x) − d‖² + q‖∇f(x)‖²` of EF21.
  public static func difference(squaredDistortion: Double, squaredGradient: Double, errorNorm q: Double) -> Double {
    squaredDistortion + q * squaredGradient
  }
}
