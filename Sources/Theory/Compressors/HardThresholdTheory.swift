/// The hard threshold keeps magnitudes of at least `w`: an absolute compressor with `Δ² = d w²`.
///
/// - Proof: the error of every entry is less than `w`, and `w` is approached by entries just below it. Small
///   entries are lost altogether, so that there is no `α`, `γ` or `δ`; `β = 1`, for `‖C(x)‖² = ⟨C(x), x⟩`.
/// - Source: `beznosikov2023`.
public struct HardThresholdTheory: CompressorTheory, Hashable {
  /// The smallest magnitude `w > 0` that is kept.
  public let threshold: Double

  public init(threshold: Double) throws(HypothesisViolation) {
    try requirePositive(threshold, "w")
    self.threshold = threshold
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.odd, .permutationEquivariant, .idempotent]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    return CompressorConstants(
      beta: .attained(1), absoluteError: .supremum(threshold * Double(d).squareRoot()))
  }

  /// For the error, entries below the threshold by one part in 10⁹; for `β`, entries that are kept.
  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    try requireAtLeastOne(d, "d")
    return switch name {
    case .absoluteError:
      ExtremalInput([Double](repeating: threshold * (1 - 1e-9), count: d), .approached)
    case .beta: ExtremalInput([Double](repeating: threshold, count: d), .attained)
    default: nil
    }
  }

  /// The number of entries depends on the input: no formula is claimed.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? { nil }
}
