public import GSL

/// Gradients with finite noise, one part of which grows with the gradient.
///
///     ∇fᵢ(x, ξ) = (1 + s√B) ∇fᵢ(x) + z,   s = ±1 with equal probabilities,  z one of `K` points of mean zero.
///
/// `s` and `z` are independent, so that `E‖∇fᵢ(x, ξ) − ∇fᵢ(x)‖² = B‖∇fᵢ(x)‖² + C` exactly, with `C = (1/K) Σ ‖zₖ‖²`. The
/// variance is not bounded on ℝᵈ where `B > 0`.
///
/// - Randomness: one integer a draw.
public struct GrowingNoise<Underlying: Problem>: FiniteNoiseOracle {
  /// The noise that does not grow.
  public let base: FiniteNoise<Underlying>
  /// `B`.
  public let growth: Double

  public init(_ base: FiniteNoise<Underlying>, growth: Double) {
    precondition(growth >= 0, "a variance is not negative")
    self.base = base
    self.growth = growth
  }

  public var problem: Underlying { base.problem }
  /// `C`.
  public var floor: Double { base.noiseVariance }
  public var noiseVariance: Double { growth == 0 ? floor : .infinity }
  public var noiseGrowth: Double { growth }
  public var noiseFloor: Double { floor }

  /// Outcome `2k + 1` has `s = 1`, outcome `2k` has `s = −1`, both have the point `zₖ`.
  public var outcomeProbabilities: [Double] { base.outcomeProbabilities.flatMap { [$0 / 2, $0 / 2] } }

  public func gradient(of worker: Int, at x: Span<Double>, outcome: Int, into gradient: inout MutableSpan<Double>) {
    problem.gradient(of: worker, at: x, into: &gradient)
    scale(&gradient, by: 1 + (outcome.isMultiple(of: 2) ? -1 : 1) * growth.squareRoot())
    let shift = base.points[outcome / 2]
    add(1, shift.span, to: &gradient)
  }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    let outcome = stream.integer(below: 2 * base.points.count)
    self.gradient(of: worker, at: x, outcome: outcome, into: &gradient)
  }
}
