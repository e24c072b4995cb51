/// The momenta `η₀, η₁, …` of a method, each in (0, 1]: the weights of the new gradients.
public enum Momenta: Hashable, Sendable {
  /// `ηₜ = η`.
  case constant(Double)
  /// `ηₜ = 1/√(t + 1)`.
  case inverseSquareRoot
  /// A list, one a round; the run is no longer than the list.
  case given([Double])

  /// `ηₜ`.
  ///
  /// - Precondition: The momentum is in (0, 1], and listed where there is a list.
  public subscript(round: Int) -> Double {
    let momentum =
      switch self {
      case .constant(let momentum): momentum
      case .inverseSquareRoot: 1 / Double(round + 1).squareRoot()
      case .given(let list): list[round]
      }
    precondition(0 < momentum && momentum <= 1, "a momentum is in (0, 1]")
    return momentum
  }
}
