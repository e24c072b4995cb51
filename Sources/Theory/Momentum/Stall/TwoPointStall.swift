/// A noise of two values on which EF21-SGD stalls: its bias at a frozen iterate, exactly, and the same for every `n`.
///
///     noise ζ(a, −b),   ζ = −(1 − p)/p with probability p, else 1,   a > b > 0,
///     E(g − ∇f) = (0, −bφ(p)),   φ(p) = (1 − p)(1 − 2p)/(1 − p + p²),
///     bias²/σ² = (b²/(a² + b²)) p(1 − p)(1 − 2p)²/(1 − p + p²)²,   σ² = (a² + b²)(1 − p)/p,
///
/// for Top-1 and the estimate `g` that follows the last stochastic gradient. For `γ → 0` the iterates of EF21-SGD on
/// `½‖x‖²` sit near minus the bias, so that `E‖∇f‖² → bias²`. The supremum of the ratio, over `p` and `b → a`, is 1/24.
///
/// - Proof:  from a state that agrees with one outcome, the other outcome changes the first coordinate only; the next
///           sample repairs exactly one. Balance of the agreeing states gives `π_R/π_C = p²/(1 − p)²`, and
///           `P(h₂ = R) = π_R(2 − p)`, while the first coordinate has no bias.
/// - Remark: the ideal methods do not stall on it, for Top-1 always keeps the first coordinate.
/// - Source: derived here; the method is that of `fatkhullin2023`.
public struct TwoPointStall: Hashable, Sendable {
  public let a: Int
  public let b: Int
  /// `p`.
  public let rare: Fraction

  public init(a: Int, b: Int, rare p: Fraction) throws(HypothesisViolation) {
    try require(a > b && b > 0, "a > b > 0", got: Double(b))
    try require(0 < p.value && p.value < 1, "0 < p < 1", got: p.value)
    self.a = a
    self.b = b
    rare = p
  }

  private var common: Fraction { Fraction(1) - rare }

  /// `σ²`.
  public var variance: Fraction { Fraction(a * a + b * b) * common / rare }

  /// `φ(p)`.
  public var deficit: Fraction {
    common * (Fraction(1) - Fraction(2) * rare) / (common + rare * rare)
  }

  /// The second coordinate of the bias; the first is 0.
  public var bias: Fraction { Fraction(-b) * deficit }

  /// `bias²/σ²`.
  public var relativeSquaredBias: Fraction {
    Fraction(b * b, a * a + b * b) * rare / common * deficit * deficit
  }

  /// The noise in integers: multiplied by the numerator of `p`.
  public func noise() throws(HypothesisViolation) -> PlanarNoise {
    let (p, q) = (rare.numerator, rare.denominator)
    return try PlanarNoise([
      PlanarNoise.Outcome(x: -(q - p) * a, y: (q - p) * b, weight: p),
      PlanarNoise.Outcome(x: p * a, y: -p * b, weight: q - p),
    ])
  }
}
