/// What a compressor does at one input `x ≠ 0`, as far as the classes see it:
///
///     u = E‖C(x)‖²/‖x‖²,   v = ⟨E C(x), x⟩/‖x‖²,   E‖C(x) − x‖²/‖x‖² = u − 2v + 1.
///
/// Every condition of a class but unbiasedness and the absolute one is a condition on this pair.
///
/// - Source: `beznosikov2023` for the classes.
public struct PlanarPoint: Hashable, Sendable {
  /// `u`.
  public let squaredNorm: Double
  /// `v`.
  public let inner: Double

  public init(squaredNorm u: Double, inner v: Double) {
    squaredNorm = u
    inner = v
  }

  /// The point of `C(x) = rx`, which lies on the boundary `u = v²`.
  public static func multiple(_ r: Double) -> PlanarPoint { PlanarPoint(squaredNorm: r * r, inner: r) }

  /// The relative squared error `u − 2v + 1`.
  public var error: Double { squaredNorm - 2 * inner + 1 }

  /// Whether some compressor has this point: `u ≥ v²`, in every dimension.
  ///
  /// - Proof: necessary by Jensen and Cauchy–Schwarz; `C(x) = (v ± √(u − v²))x` with a fair sign suffices.
  public var isRealisable: Bool { squaredNorm >= inner * inner }

  /// The point of `λC`.
  public func scaled(by factor: Double) -> PlanarPoint {
    PlanarPoint(squaredNorm: factor * factor * squaredNorm, inner: factor * inner)
  }
}
