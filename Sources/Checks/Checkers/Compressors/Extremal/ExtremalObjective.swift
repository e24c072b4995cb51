import Theory

/// What a search over inputs drives to its extreme.
public enum ExtremalObjective: String, Hashable, Sendable, Codable, CaseIterable {
  /// `u`, to its smallest.
  case smallestSquaredNorm
  /// `u`, to its largest.
  case largestSquaredNorm
  /// `v`, to its smallest.
  case smallestInner
  /// `u/v`, to its largest.
  case largestQuotient
  /// `e`, to its largest.
  case largestError
  /// `E‖C(x) − x‖²`, to its largest.
  case largestAbsoluteError

  /// The search that shows a constant; nil for a bound that no input shows.
  init?(for name: ConstantName) {
    switch name {
    case .alpha: self = .smallestSquaredNorm
    case .beta: self = .largestQuotient
    case .gamma: self = .smallestInner
    case .delta: self = .largestError
    // The error of (1/ζ)C is u/ζ² − 2/ζ + 1 for an unbiased C: it grows with u.
    case .zeta, .zetaExact, .deltaScaledByInverseZeta: self = .largestSquaredNorm
    case .absoluteError: self = .largestAbsoluteError
    case .zetaClassicBound, .zetaOfQuantiser: return nil
    }
  }

  /// The number to be minimised; infinite where the input shows nothing.
  func cost(of ratios: ExactRatios) -> Double {
    let cost =
      switch self {
      case .smallestSquaredNorm: ratios.squaredNorm
      case .largestSquaredNorm: -ratios.squaredNorm
      case .smallestInner: ratios.inner
      case .largestQuotient: ratios.inner > 0 ? -ratios.squaredNorm / ratios.inner : .infinity
      case .largestError: -ratios.squaredError
      case .largestAbsoluteError: -ratios.absoluteSquaredError
      }
    return cost.isNaN ? .infinity : cost
  }
}
