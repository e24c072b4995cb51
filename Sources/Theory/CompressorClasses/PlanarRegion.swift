/// A class of compressors, as the region of the points `(u, v)` that its members can have.
///
/// The region of realisable points, `u ≥ v²`, is convex and the conditions of the classes are linear in `(u, v)`, so
/// that every region is convex: bounded by segments and by an arc of the parabola. The constants of the classes
/// are extremes of `u`, `v`, `u/v` and `u − 2v + 1`, and these are extreme at corners: along the arc
/// `u` and `u/v` grow with `v` and `(v − 1)²` is convex.
public protocol PlanarRegion: Sendable {
  /// Whether the condition of the class holds at the point; realisability is not asked.
  func contains(_ point: PlanarPoint) -> Bool

  /// The corners of the region: where two of its boundary curves meet.
  var corners: [PlanarPoint] { get }
}

extension ClassB1: PlanarRegion {
  /// `α ≤ u ≤ βv`.
  public func contains(_ point: PlanarPoint) -> Bool {
    alpha <= point.squaredNorm && point.squaredNorm <= beta * point.inner
  }

  public var corners: [PlanarPoint] {
    [PlanarPoint(squaredNorm: alpha, inner: alpha / beta), .multiple(alpha.squareRoot()), .multiple(beta)]
  }
}

extension ClassB2: PlanarRegion {
  /// `v ≥ γ`, `u ≤ βv`.
  public func contains(_ point: PlanarPoint) -> Bool {
    gamma <= point.inner && point.squaredNorm <= beta * point.inner
  }

  public var corners: [PlanarPoint] {
    [.multiple(gamma), PlanarPoint(squaredNorm: beta * gamma, inner: gamma), .multiple(beta)]
  }
}

extension ContractiveClass: PlanarRegion {
  /// `u − 2v + 1 ≤ 1 − α`.
  public func contains(_ point: PlanarPoint) -> Bool { point.error <= error }

  public var corners: [PlanarPoint] { [.multiple(alpha / (1 + errorFactor)), .multiple(1 + errorFactor)] }
}

extension UnbiasedClass: PlanarRegion {
  /// `v = 1`, `u ≤ ζ`: necessary. Unbiasedness itself is no condition on the plane.
  public func contains(_ point: PlanarPoint) -> Bool { point.inner == 1 && point.squaredNorm <= zeta }

  public var corners: [PlanarPoint] { [.multiple(1), PlanarPoint(squaredNorm: zeta, inner: 1)] }
}
