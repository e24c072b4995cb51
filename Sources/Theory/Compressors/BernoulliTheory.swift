/// Sending all with probability `p`, else nothing: of projection type, with the fraction `p` at every input.
///
/// - Proof: `E‖C(x)‖² = ⟨E C(x), x⟩ = p‖x‖²`.
/// - Source: `beznosikov2023`.
public struct BernoulliTheory: CompressorTheory, Hashable {
  /// The probability `p` of sending, in (0, 1].
  public let probability: Double

  public init(probability: Double) throws(HypothesisViolation) {
    try requireProbabilities([probability])
    self.probability = probability
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .odd, .permutationEquivariant]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    return .projection(keeping: probability)
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    try constants(dimension: d)[name].map { _ in .specimen(d) }
  }

  /// The length is random: no formula is claimed.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? { nil }
}
