import EFSpec
import Theory

/// The class constants hold at this input, by the exact moments: with `u = E‖C‖²/‖x‖²`,
/// `v = ⟨E C, x⟩/‖x‖²` and `e = E‖C − x‖²/‖x‖²`,
///
///     e = u − 2v + 1,   α ≤ u ≤ βv,   v ≥ γ,   e ≤ 1 − 1/δ,   E C = x and u ≤ ζ,   ‖x‖²e ≤ Δ²,
///
/// each to 10⁻¹² relative, for those constants that exist.
struct ExactClassTest: ConformanceTest {
  let compressor: any ExactMomentsCompressor
  /// The magnitudes for which the constants are claimed.
  let magnitudes: ClosedRange<Double>
  let constants: @Sendable (_ dimension: Int) throws -> CompressorConstants

  var check: String { "classConstants" }
  var statement: String { "the class constants hold exactly, by the moments of C(x)" }

  func applies(to input: SubjectInput) -> Bool {
    // Squares of other magnitudes leave the normal numbers.
    input.entries.contains { $0 != 0 }
      && input.entries.allSatisfy {
        $0 == 0 || (1e-140...1e140).contains($0.magnitude) && magnitudes.contains($0.magnitude)
      }
  }

  func violation(
    at input: SubjectInput, of session: any CompressorSession, seed: UInt64
  ) throws(SubjectFailure) -> String? {
    guard let known = try? constants(input.dimension) else { return nil }
    let moments = compressor.moments(of: input.entries)
    let square = squaredNorm(input.entries.span)
    let (u, v, e) = (moments.squaredNorm / square, moments.inner / square, moments.squaredError / square)
    func exceeds(_ value: Double, _ bound: Double) -> Bool {
      value > bound + 1e-12 * max(1, value.magnitude, bound.magnitude)
    }
    // Where u is large, the identity holds up to the rounding of u.
    if (u - 2 * v + 1 - e).magnitude > 1e-12 * max(1, u) { return "the moments contradict each other" }
    if let alpha = known.alpha?.value, exceeds(alpha, u) { return "E‖C‖²/‖x‖² = \(u) is below α = \(alpha)" }
    if let beta = known.beta?.value, exceeds(u, beta * v) { return "E‖C‖²/⟨E C, x⟩ = \(u / v) is above β = \(beta)" }
    if let gamma = known.gamma?.value, exceeds(gamma, v) { return "⟨E C, x⟩/‖x‖² = \(v) is below γ = \(gamma)" }
    if let delta = known.delta?.value, exceeds(e, 1 - 1 / delta) {
      return "E‖C − x‖²/‖x‖² = \(e) is above 1 − 1/δ = \(1 - 1 / delta)"
    }
    if let zeta = known.zeta?.value, exceeds(u, zeta) { return "E‖C‖²/‖x‖² = \(u) is above ζ = \(zeta)" }
    if let error = known.absoluteError?.value, exceeds(moments.squaredError, error * error) {
      return "E‖C − x‖² = \(moments.squaredError) is above Δ² = \(error * error)"
    }
    return known.isUnbiased ? firstDifference(moments.mean, input.entries, tolerance: 1e-12) : nil
  }
}
