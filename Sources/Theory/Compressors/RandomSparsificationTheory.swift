/// Random sparsification keeps entry `i` with probability `pᵢ`: of projection type, with the fraction `min pᵢ`.
///
/// - Proof: `‖C(x)‖² = ⟨C(x), x⟩` and `E‖C(x)‖² = Σ pᵢ xᵢ² ≥ min pᵢ ‖x‖²`, with equality at the basis vector of
///   the smallest probability. Whether entries are kept independently does not matter.
/// - Source: `beznosikov2023`, random sparsification.
public struct RandomSparsificationTheory: CompressorTheory, Hashable {
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
    return .projection(keeping: probabilities.min() ?? 1)
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    return name == .beta ? .specimen(d) : .basisVector(probabilities.placeOfSmallest, d)
  }

  /// The number of entries is random: no formula is claimed.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? { nil }
}

/// Throws unless these are probabilities above 0, at least one of them, with inverses that are finite in Double.
func requireProbabilities(_ probabilities: [Double]) throws(HypothesisViolation) {
  try requireAtLeastOne(probabilities.count, "d")
  for p in probabilities {
    try require(0 < p && p <= 1, "0 < p ≤ 1", got: p)
    try require(1 / p < .infinity, "1/p < ∞ in Double", got: p)
  }
}

extension [Double] {
  /// The place of the first smallest entry.
  var placeOfSmallest: Int { indices.min { self[$0] < self[$1] } ?? 0 }

  /// The place of the first largest entry.
  var placeOfLargest: Int { indices.max { self[$0] < self[$1] } ?? 0 }
}
