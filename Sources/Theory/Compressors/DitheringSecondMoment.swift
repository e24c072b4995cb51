import Foundation

/// The second-moment constant `ζ` of dithering: magnitudes are rounded, relative to the p-norm of the input,
/// to levels `0 = l₀ < … < l_s = 1`, without bias.
///
/// `E‖C(x)‖² = N² Σ h(uᵢ)`, `uᵢ = |xᵢ|/N`, where `h` interpolates `u²` between the levels: `h(u) = 2mu − c` with
/// `m = (l + l′)/2` and `c = l l′` in the cell [l, l′]. Let `τ = l₁` and `T = τ d^(1/r)`, `r = min(p, 2)`.
struct DitheringSecondMoment {
  /// `l₀ … l_s`.
  let levels: [Double]
  /// `p`.
  let normExponent: Double
  /// `z₀ ≥ 1`, so large that for every `θ ≥ z₀` the maximum of `h(u) − θu²` is `τ²/(4θ)`, the one of the lowest
  /// cell.
  let roundingFactor: Double
  /// `1/τ`.
  let resolution: Double

  /// `T = τ d^(1/r)`.
  func relativeWidth(dimension d: Int) -> Double { pow(Double(d), 1 / min(normExponent, 2)) / resolution }

  /// A bound of `ζ`: for finite `p`
  ///
  ///     T             if T ≥ 2z₀,
  ///     z₀ + T²/(4z₀) if T < 2z₀,
  ///
  /// and `max{z₀, (1 + √(1 + (d − 1)τ²))/2}` for `p = ∞`.
  ///
  /// - Proof for finite `p`: for `θ ≥ z₀`, `h(u) ≤ θu² + τ²/(4θ)`, so `E‖C(x)‖² ≤ θ‖x‖² + dN²τ²/(4θ)`, and
  ///   `dN² ≤ d^(2/r)‖x‖²`; minimise `θ + T²/(4θ)` over `θ ≥ z₀`.
  /// - Proof for `p = ∞`: one entry has `u = 1`, the others are free in [0, 1]. The ratio exceeds no `θ ≥ z₀`
  ///   with `(1 − θ) + (d − 1)τ²/(4θ) ≤ 0`.
  func closedForm(dimension d: Int) -> Double {
    guard normExponent < .infinity else {
      return max(roundingFactor, (1 + (1 + Double(d - 1) / (resolution * resolution)).squareRoot()) / 2)
    }
    let width = relativeWidth(dimension: d)
    return width >= 2 * roundingFactor ? width : roundingFactor + width * width / (4 * roundingFactor)
  }

  /// The supremum of `E‖C(x)‖²/‖x‖²` with the inputs that attain it, where it is known: for `d = 1`, where every input
  /// is a level; for `p = ∞`; for `p = 2` while the enumeration is feasible; and for `p ≤ 2` where the flat vector
  /// attains it, which it does if `T ≥ 2z₀` (then it lies in the lowest cell, with ratio `T`) or `s = 1` (then the
  /// ratio is `N‖x‖₁/‖x‖²`).
  func supremum(dimension d: Int) -> (zeta: Double, maximisers: [[Double]])? {
    if d == 1 { return (1, [[1]]) }
    if normExponent == .infinity { return supremumForMaximumNorm(dimension: d) }
    let flat = [Double](repeating: 1, count: d)
    if normExponent <= 2 {
      let width = relativeWidth(dimension: d)
      if width >= 2 * roundingFactor { return (width, [flat]) }
      if levels.count == 2 { return (pow(Double(d), 1 / normExponent), [flat]) }
    }
    guard normExponent == 2 else { return nil }
    return EuclideanDitheringSupremum(levels: levels, dimension: d).map { ($0.zeta, $0.maximisers) }
  }

  /// The ratio at `(1, t, …, t)` is `θ` where `1 − θ + (d − 1)(h(t) − θt²) = 0`. In the cell with `m` and `c` the
  /// best `t` is `m/θ`, which leaves `θ² − (1 − (d − 1)c)θ − (d − 1)m² = 0`. The line of a cell lies below `u²`
  /// outside of it, so that no cell wins by a `t` that it does not contain.
  private func supremumForMaximumNorm(dimension d: Int) -> (zeta: Double, maximisers: [[Double]]) {
    let others = Double(d - 1)
    var best = (zeta: 0.0, t: 0.0)
    for (low, high) in zip(levels, levels.dropFirst()) {
      let m = (low + high) / 2
      let b = 1 - others * low * high
      let root = (b * b + 4 * others * m * m).squareRoot()
      // Without cancellation for either sign of b.
      let theta = b >= 0 ? (b + root) / 2 : 2 * others * m * m / (root - b)
      if theta > best.zeta { best = (theta, m / theta) }
    }
    return (best.zeta, [(0..<d).map { $0 == 0 ? 1 : best.t }])
  }
}

extension DitheringSecondMoment {
  /// The constants of dithering with the bound of `ζ` that is usually printed.
  func constants(dimension d: Int, classicBound: Double) -> CompressorConstants {
    constants(dimension: d, classicBound: classicBound, supremum: supremum(dimension: d)?.zeta)
  }

  private func constants(dimension d: Int, classicBound: Double, supremum: Double?) -> CompressorConstants {
    let zeta = closedForm(dimension: d)
    // The supremum is the closed form itself, or lies strictly below it by far more than rounding.
    let isSharp = supremum.map { $0 > zeta * (1 - 1e-12) } ?? false
    var constants = CompressorConstants.unbiased(zeta: isSharp ? .attained(zeta) : .bound(zeta))
    constants.zetaExact = supremum.map { .attained($0) }
    constants.zetaClassicBound = .bound(classicBound)
    return constants
  }

  /// The inputs that attain a constant; none where it is not tight.
  func extremalInputs(for name: ConstantName, dimension d: Int) -> [ExtremalInput] {
    switch name {
    case .alpha: return [.firstBasisVector(d)]
    case .gamma: return [.specimen(d)]
    case .beta, .delta, .zeta, .deltaScaledByInverseZeta, .zetaExact:
      let exact = supremum(dimension: d)
      guard constants(dimension: d, classicBound: .infinity, supremum: exact?.zeta)[name]?.isTight == true else {
        return []
      }
      return (exact?.maximisers ?? []).map { ExtremalInput($0, .attained) }
    case .zetaClassicBound, .zetaOfQuantiser, .absoluteError: return []
    }
  }
}
