import Foundation

/// What rounding alone may do to an output, so that it refutes nothing.
///
/// An output is rounded to the `p` bits of its type, and a constant of the subject (such as `d/k`) may
/// have been rounded as well: `Z = C(x)/‖x‖` arrives as `Z'` with `‖Z' − Z‖ ≤ ε‖Z‖`, `ε = 2·2⁻ᵖ`. Sums
/// inside a subject lose some more digits, so that `ε` is at least 10⁻¹² in float64 and 10⁻⁶ in float32.
/// What a claim says of `Z` then bounds `Z'` by Minkowski's inequality:
///
///     E‖D‖² ≤ c                  ⟹  E‖D'‖² ≤ (√c + ε(1 + √c))²
///     E D = 0, E‖D‖² ≤ ω         ⟹  ‖E D'‖ ≤ ε√(1 + ω)
///     E‖Z‖² ≤ β E⟨Z, e⟩          ⟹  E‖Z'‖² ≤ β E⟨Z', e⟩ + β²ε(1 + ε),  as E‖Z‖² ≤ β²
///     E⟨Z, e⟩ ≥ γ                ⟹  E⟨Z', e⟩ ≥ γ − εβ
struct RoundingSlack: Hashable, Sendable {
  /// `ε`, dimensionless.
  let epsilon: Double

  init(epsilon: Double) { self.epsilon = epsilon }

  init(_ dtype: DType) {
    let rounding = 2 * exp2(-Double(dtype.precision))
    switch dtype {
    case .float64: epsilon = max(rounding, 1e-12)
    case .float32: epsilon = max(rounding, 1e-6)
    case .float16, .bfloat16: epsilon = rounding
    }
  }

  static let none = RoundingSlack(epsilon: 0)

  /// The bound of `E‖D'‖²` that follows from the bound `c` of `E‖D‖²`.
  func widened(_ c: Double) -> Double {
    let root = c.squareRoot()
    let widened = root + epsilon * (1 + root)
    return widened * widened
  }

  /// The bound of `E‖(1/n) Σᵢ D'ᵢ‖²` that follows from the bound `ω/n` of `E‖(1/n) Σᵢ Dᵢ‖²` for workers of variance
  /// `ω`: averaging need not make what rounding does to each of them smaller.
  func widened(averageOf workers: Int, omega: Double) -> Double {
    let widened = (omega / Double(workers)).squareRoot() + epsilon * (1 + omega.squareRoot())
    return widened * widened
  }

  /// The bound of `‖E D'‖` for an unbiased compressor of variance `ω`.
  func bias(omega: Double) -> Double { epsilon * (1 + omega).squareRoot() }
}
