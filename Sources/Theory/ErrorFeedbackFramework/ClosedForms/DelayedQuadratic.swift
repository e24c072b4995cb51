import Foundation
import GSL

/// Closed forms of SGD with a fixed delay `τ` on one mode `λ` of a quadratic, in units of `c = γλ`.
///
/// The noise has the variance `σ² + mλ²x²`.
///
/// - Source: derived here; the setting is that of `stich2020`.
public struct DelayedQuadratic: Hashable, Sendable {
  /// `τ`.
  public let delay: Int

  public init(delay: Int) throws(HypothesisViolation) {
    try require(delay >= 0, "τ ≥ 0", got: Double(delay))
    self.delay = delay
  }

  /// The mean is stable iff `0 < c < 2 sin(π/(2(2τ + 1)))`; in many dimensions `λ` is the largest eigenvalue.
  ///
  /// - Proof: `z^τ(z − 1) = −c` on `|z| = 1` has its first solution at `arg z = π/(2τ + 1)`, and roots only leave.
  public var stabilityLimit: Double { 2 * sin(.pi / (2 * Double(2 * delay + 1))) }

  /// `c⋆ = τ^τ/(τ + 1)^{τ+1}`, where one mode converges fastest: a double root, of modulus `τ/(τ + 1)`.
  public var doubleRoot: Double {
    let tau = Double(delay)
    return delay == 0 ? 1 : exp(-tau * log1p(1 / tau)) / (tau + 1)
  }

  /// The mean square is stable below `c = 2 sin(ω/2)`, where `ω` is the smallest root of
  /// `m tan(ω/2) tan(π/4 + (2τ + 1)ω/4) = 1`.
  ///
  /// - Proof: there the stationary variance becomes infinite.
  public func meanSquareLimit(noiseGrowth m: Double) throws -> Double {
    try requireNonnegative(m, "m")
    guard m > 0 else { return stabilityLimit }
    let frequency = Double(2 * delay + 1)
    // The equation times both cosines, which has no poles; its sign changes between 0 and π/(2τ + 1).
    let root = try root(
      of: { omega in
        let phase = .pi / 4 + frequency * omega / 4
        return m * sin(omega / 2) * sin(phase) - cos(omega / 2) * cos(phase)
      }, in: 0...(.pi / frequency))
    return 2 * sin(root / 2)
  }

  /// The limit of `E x²`: `Kγ²σ²/(1 − Kc²m)`, `K = tan(π/4 + ψ)/(2 sin ω)`, `ω = 2 arcsin(c/2)`, `ψ = (2τ + 1)ω/4`.
  ///
  /// - Proof: the autocovariances are `A cos(ωk + π/4 − ψ)` for `0 ≤ k ≤ τ + 1`.
  public func stationaryVariance(of mode: QuadraticMode, stepSize: Double) throws -> Double {
    let c = stepSize * mode.eigenvalue
    let limit = try meanSquareLimit(noiseGrowth: mode.noiseGrowth)
    try require(0 < c && c < limit, "0 < γλ < \(limit)", got: c)
    let omega = 2 * asin(c / 2)
    let psi = Double(2 * delay + 1) * omega / 4
    let gain = tan(.pi / 4 + psi) / (2 * sin(omega))
    return gain * stepSize * stepSize * mode.noiseVariance / (1 - gain * c * c * mode.noiseGrowth)
  }
}
