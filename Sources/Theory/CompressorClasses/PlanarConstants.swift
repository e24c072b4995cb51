/// The best class constants of a compressor whose points `(u, v)` are given: a planar problem.
///
///     α = min u,   γ = min v,   β = max u/v,   1 − 1/δ = max (u − 2v + 1),   ζ = max u.
///
/// A constant that does not exist is nil: `α` and `γ` if not positive, `β` if some `v ≤ 0 < u`, `δ` if an error is 1 or more.
public struct PlanarConstants: Hashable, Sendable {
  public let alpha: Double?
  public let beta: Double?
  public let gamma: Double?
  /// The largest relative squared error.
  public let error: Double
  /// The largest relative second moment.
  public let squaredNorm: Double

  /// - Parameter points: At least one point.
  public init(of points: some Collection<PlanarPoint>) {
    precondition(!points.isEmpty, "no points have no extremes")
    let alpha = points.map(\.squaredNorm).min() ?? .nan
    let gamma = points.map(\.inner).min() ?? .nan
    self.alpha = alpha > 0 ? alpha : nil
    self.gamma = gamma > 0 ? gamma : nil
    let ratios = points.filter { $0.squaredNorm > 0 }
    beta = ratios.allSatisfy { $0.inner > 0 } ? ratios.map { $0.squaredNorm / $0.inner }.max() : nil
    error = points.map(\.error).max() ?? .nan
    squaredNorm = points.map(\.squaredNorm).max() ?? .nan
  }

  /// `δ`, if every error is below 1.
  public var delta: Double? { error < 1 ? 1 / (1 - error) : nil }
}

extension PlanarRegion {
  /// The best constants that hold for every member of the class.
  public var optimalConstants: PlanarConstants { PlanarConstants(of: corners) }
}

/// The factor `λ > 0` for which `λC` has the smallest largest error, of all points of `C`.
///
///     min over λ of max over (u, v) of λ²u − 2λv + 1.
///
/// A largest of finitely many parabolas is smallest at the vertex of one, `λ = v/u`, or where two meet,
/// `λ = 2(v − v′)/(u − u′)`.
public struct PlanarScaling: Hashable, Sendable {
  public let factor: Double
  /// The largest relative squared error of `λC`.
  public let error: Double

  /// Nil where no factor brings all errors below 1.
  public init?(of points: some Collection<PlanarPoint>) {
    var factors = points.map { $0.inner / $0.squaredNorm }
    for (index, p) in points.enumerated() {
      for r in points.dropFirst(index + 1) {
        factors.append(2 * (p.inner - r.inner) / (p.squaredNorm - r.squaredNorm))
      }
    }
    let candidates = factors.filter { 0 < $0 && $0 < .infinity }.map { factor in
      (factor: factor, error: points.map { $0.scaled(by: factor).error }.max() ?? .nan)
    }
    guard let best = candidates.min(by: { $0.error < $1.error }), best.error < 1 else { return nil }
    factor = best.factor
    error = best.error
  }

  /// `δ` of `λC`.
  public var delta: Double { 1 / (1 - error) }
}
