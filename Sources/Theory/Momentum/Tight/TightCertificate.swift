/// The proof of a rate of EF or EF21, as a sum of squares that can be checked.
///
/// The only property of `f` that is used is, for `g = ∇f(x)` and `g′ = ∇f(x′)`,
///
///     S(x, x′) = (L + μ)⟨g − g′, x − x′⟩ − ‖g − g′‖² − Lμ‖x − x′‖² ≥ 0.
///
/// After the compression inequality, `ρV − V⁺ − lS` is a quadratic form in three vectors:
///
///     EF,   y = x − x⋆ − e:   ρ(‖y‖² + ‖e‖²/q) − ‖y − ηg‖² − q‖e + ηg‖² − l S(x, x⋆)               in (y, e, g),
///     EF21, x′ = x − ηd:      ρ(‖g − d‖² + q‖g‖²) − q²‖g′ − d‖² − q‖g′‖² − l′ S(x′, x)              in (g, d, g′).
///
/// Where the form is `‖w₁u₁ + w₂u₂ + w₃u₃‖²` it is not negative, which proves `E V⁺ ≤ ρV`. At `η⋆`, `ρ⋆` and the
/// multipliers of `TightRate` it is. The numbers are public, so that a false certificate can be put on trial.
///
/// - Proof of rank one: with `L + μ = 2`, `s = √ρ` and `χ = (s² − q)/((1 − q)s)` all 2×2 minors vanish identically.
/// - Source: the multipliers and the proof are derived here.
public struct TightCertificate: Hashable, Sendable {
  /// The symmetric matrix of the form, row by row.
  public let form: [[Double]]
  /// `w`, where the form is `wwᵀ`.
  public let square: [Double]

  /// For EF.
  ///
  /// - Parameters:
  ///   - rate: `ρ`.
  ///   - multiplier: `l ≥ 0`.
  public static func feedback(
    _ tight: TightRate, stepSize eta: Double, rate: Double, multiplier l: Double
  ) -> TightCertificate {
    let (q, sum) = (tight.errorNorm, tight.smoothness + tight.strongConvexity)
    let product = l * tight.smoothness * tight.strongConvexity
    return TightCertificate(
      diagonal: [rate - 1 + product, rate / q - q + product, l - eta * eta * (1 + q)],
      yz: (product, eta - l * sum / 2, -q * eta - l * sum / 2))
  }

  /// For EF21.
  ///
  /// - Parameters:
  ///   - rate: `ρ`.
  ///   - multiplier: `l′ ≥ 0`.
  public static func difference(
    _ tight: TightRate, stepSize eta: Double, rate: Double, multiplier l: Double
  ) -> TightCertificate {
    let (q, sum) = (tight.errorNorm, tight.smoothness + tight.strongConvexity)
    let product = l * tight.smoothness * tight.strongConvexity
    return TightCertificate(
      diagonal: [rate * (1 + q) + l, rate - q * q + product * eta * eta, l - q * q - q],
      yz: (-rate - l * sum * eta / 2, -l, q * q + l * sum * eta / 2))
  }

  /// Entries (1, 2), (1, 3) and (2, 3) beside the diagonal.
  private init(diagonal: [Double], yz: (Double, Double, Double)) {
    form = [
      [diagonal[0], yz.0, yz.1], [yz.0, diagonal[1], yz.2], [yz.1, yz.2, diagonal[2]],
    ]
    // Column p of wwᵀ is w·w_p; the largest diagonal entry loses the fewest digits.
    let pivot = diagonal.indices.max { diagonal[$0] < diagonal[$1] } ?? 0
    let root = max(0, diagonal[pivot]).squareRoot()
    square = form[pivot].map { root > 0 ? $0 / root : 0 }
  }

  /// The largest entry of `form − wwᵀ`, relative to the geometric mean of the diagonal entries that it couples; infinite
  /// where a diagonal entry is not positive.
  ///
  /// Entries of different units are so compared each in its own: the variables may be scaled at will.
  public var residual: Double {
    guard form.indices.allSatisfy({ form[$0][$0] > 0 }) else { return .infinity }
    var largest = 0.0
    for i in form.indices {
      for j in form.indices {
        let scale = (form[i][i] * form[j][j]).squareRoot()
        largest = max(largest, (form[i][j] - square[i] * square[j]).magnitude / scale)
      }
    }
    return largest
  }

  /// Whether the form is a square but for rounding.
  public func isProof(tolerance: Double = 1e-9) -> Bool { residual <= tolerance }
}

extension TightRate {
  /// The certificates of EF and of EF21 at `η⋆`; nil for `μ = L`, where gradients are `g = L(x − x⋆)` and both rates are
  /// immediate, and for `α = 1`, where nothing is lost.
  public var certificates: [TightCertificate]? {
    guard strongConvexity < smoothness, errorNorm > 0 else { return nil }
    return [
      .feedback(self, stepSize: stepSize, rate: rate, multiplier: feedbackMultiplier),
      .difference(self, stepSize: stepSize, rate: rate, multiplier: differenceMultiplier),
    ]
  }
}
