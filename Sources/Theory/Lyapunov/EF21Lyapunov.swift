/// The Lyapunov function of EF21:
///
///     Ψ = f(x) − f⋆ + c G,   G = (1/n) Σᵢ ‖gᵢ − ∇fᵢ(x)‖².
public struct EF21Lyapunov: Hashable, Sendable {
  /// `c`, in units of a step size.
  public let distortionWeight: Double

  public init(distortionWeight: Double) { self.distortionWeight = distortionWeight }

  /// - Parameters:
  ///   - gap: `f(x) − f⋆`.
  ///   - distortion: `G`.
  public func value(gap: Double, distortion: Double) -> Double { gap + distortionWeight * distortion }
}
