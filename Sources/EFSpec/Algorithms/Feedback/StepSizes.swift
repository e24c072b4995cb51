/// The step sizes `γ₀, γ₁, …` of a method, each greater than 0.
public enum StepSizes: Hashable, Sendable {
  /// `γₜ = γ`.
  case constant(Double)
  /// `γₜ = 4/(μ(κ + t))`.
  case decreasing(strongConvexity: Double, offset: Double)
  /// `γₜ = ρ/√(t + 1)`.
  case inverseSquareRoot(Double)
  /// A list, one a round; the run is no longer than the list.
  case given([Double])

  /// `γₜ`.
  ///
  /// - Precondition: The step size is positive, and listed where there is a list.
  public subscript(round: Int) -> Double {
    let stepSize =
      switch self {
      case .constant(let stepSize): stepSize
      case .decreasing(let mu, let kappa): 4 / (mu * (kappa + Double(round)))
      case .inverseSquareRoot(let rho): rho / Double(round + 1).squareRoot()
      case .given(let list): list[round]
      }
    precondition(stepSize > 0, "a step size is positive")
    return stepSize
  }
}
