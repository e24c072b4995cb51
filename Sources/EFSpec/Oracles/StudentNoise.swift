public import GSL

/// Exact gradients plus independent noise of Student's t distribution in every entry.
///
///     ∇fᵢ(x, ξ) = ∇fᵢ(x) + s ξ,   ξⱼ ~ t with κ degrees of freedom,   E‖sξ‖² = s² d κ/(κ − 2) for κ > 2.
///
/// For `κ ≤ 2` the variance is infinite everywhere: a family that violates every bound of the variance.
///
/// - Randomness: `d` numbers of the t distribution a draw.
public struct StudentNoise<Underlying: Problem>: GradientOracle {
  public let problem: Underlying
  /// `κ`; more than 1, so that there is a mean.
  public let degreesOfFreedom: Double
  /// `s`.
  public let scale: Double

  public init(on problem: Underlying, degreesOfFreedom: Double, scale: Double) {
    precondition(degreesOfFreedom > 1, "noise has a mean")
    precondition(scale >= 0 && scale.isFinite, "a scale is finite and not negative")
    self.problem = problem
    self.degreesOfFreedom = degreesOfFreedom
    self.scale = scale
  }

  public var noiseVariance: Double {
    guard scale > 0 else { return 0 }
    guard degreesOfFreedom > 2 else { return .infinity }
    return scale * scale * Double(problem.dimension) * degreesOfFreedom / (degreesOfFreedom - 2)
  }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    problem.gradient(of: worker, at: x, into: &gradient)
    for j in gradient.indices { gradient[j] += scale * stream.studentT(degreesOfFreedom: degreesOfFreedom) }
  }
}
