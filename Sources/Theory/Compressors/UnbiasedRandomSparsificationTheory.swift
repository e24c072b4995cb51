/// Random sparsification divided by the probabilities, entry by entry: `ζ = 1/min pᵢ`.
///
/// - Proof: `E C(x) = x` and `E‖C(x)‖² = Σ xᵢ²/pᵢ`, between `‖x‖²/max pᵢ` and `‖x‖²/min pᵢ`, with equality at
///   basis vectors.
/// - Source: `beznosikov2023`, random sparsification.
public struct UnbiasedRandomSparsificationTheory: CompressorTheory, Hashable {
  /// The probability of each entry to be kept, in (0, 1].
  public let probabilities: [Double]

  public init(probabilities: [Double]) throws(HypothesisViolation) {
    try requireProbabilities(probabilities)
    self.probabilities = probabilities
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .odd]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try require(d == probabilities.count, "d = \(probabilities.count)", got: Double(d))
    return .unbiased(
      zeta: .attained(1 / (probabilities.min() ?? 1)), alpha: 1 / (probabilities.max() ?? 1))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    return switch name {
    case .gamma: .specimen(d)
    case .alpha: .basisVector(probabilities.placeOfLargest, d)
    default: .basisVector(probabilities.placeOfSmallest, d)
    }
  }

  /// The number of entries is random: no formula is claimed.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? { nil }
}
