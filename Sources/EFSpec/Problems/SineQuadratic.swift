import Foundation

/// A loss that is not convex and yet satisfies quasi-convexity and the Polyak–Łojasiewicz inequality.
///
///     f(x) = Σⱼ (xⱼ²/2 + b sin² xⱼ),   ∇f(x)ⱼ = xⱼ + b sin 2xⱼ.
///
/// `f″ = 1 + 2b cos 2x` in every coordinate, so that `L = 1 + 2b` exactly; `f` is convex iff `b ≤ 1/2`. All
/// constants of a sum over coordinates are those of one coordinate. The minimiser is 0 with the value 0.
public struct SineQuadratic: QuasiConvexProblem, Hashable {
  public let dimension: Int
  /// `b`.
  public let amplitude: Double

  /// - Precondition: `0 ≤ b < 0.85`, where the loss is quasi-convex around 0.
  public init(dimension: Int, amplitude: Double) {
    precondition(dimension >= 1 && 0 <= amplitude && amplitude < 0.85)
    self.dimension = dimension
    self.amplitude = amplitude
  }

  public var workerCount: Int { 1 }
  public var smoothness: Double { 1 + 2 * amplitude }
  public var workerSmoothness: [Double] { [smoothness] }
  public var lowerBound: Double { 0 }
  public var heterogeneityBound: Double { 0 }

  public var minimiser: [Double] { [Double](repeating: 0, count: dimension) }

  /// The largest `μ` with `⟨∇f(x), x⟩ ≥ f(x) + (μ/2)‖x‖²`: `1 + 2b minₓ (x sin 2x − sin² x)/x²`.
  public var quasiConvexity: Double { 1 + 2 * amplitude * Self.smallestRatio }

  /// `minₓ (x sin 2x − sin² x)/x²`, about −0.58657 at 2.0428; beyond 12 the magnitude is below 0.1.
  ///
  /// By Newton's method on the numerator of the derivative, `x² cos 2x − x sin 2x + sin² x`, whose own derivative is
  /// `−2x² sin 2x`; six steps from 2 reach the last digit.
  public static let smallestRatio: Double = {
    var x = 2.0
    for _ in 0..<6 {
      let numerator = x * x * cos(2 * x) - x * sin(2 * x) + sin(x) * sin(x)
      x += numerator / (2 * x * x * sin(2 * x))
    }
    return (x * sin(2 * x) - sin(x) * sin(x)) / (x * x)
  }()

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    var sum = 0.0
    for j in x.indices { sum += x[j] * x[j] / 2 + amplitude * sin(x[j]) * sin(x[j]) }
    return sum
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    for j in x.indices { gradient[j] = x[j] + amplitude * sin(2 * x[j]) }
  }
}
