/// A law that a compressor keeps at every input and for every outcome of its randomness, or in law.
///
/// These laws need no statistics: one counterexample refutes.
public enum StructuralLaw: Hashable, Sendable {
  /// `C(tx) = t C(x)` for the same randomness and every `t` of the kind.
  case homogeneous(ScaleFactors)
  /// `C(−x) = −C(x)` for the same randomness.
  case odd
  /// `C(Πx)` and `Π C(x)` have one law for every permutation `Π`, up to ties between magnitudes.
  case permutationEquivariant
  /// `C(C(x)) = C(x)`; for a random compressor with any randomness in the second application.
  case idempotent
  /// At most so many entries of `C(x)` are not zero.
  case sparse(atMost: Int)
  /// Every entry of `C(x)` is one of these levels, up to its sign.
  case levels(LevelSet)

  /// For which positive factors a compressor is homogeneous.
  public enum ScaleFactors: Hashable, Sendable {
    case all
    /// The whole powers of a base above 1.
    case powers(of: Double)
  }

  /// The magnitudes that the entries of an output can have besides 0.
  public enum LevelSet: Hashable, Sendable {
    /// The whole powers of a base above 1.
    case powers(of: Double)
    /// The whole multiples of a step.
    case multiples(of: Double)
    /// These numbers.
    case given([Double])
    /// These fractions of `‖x‖_p`.
    case fractionsOfNorm([Double], exponent: Double)
  }

  /// The law in a few words.
  public var statement: String {
    switch self {
    case .homogeneous(.all): "C(tx) = t C(x) for t > 0"
    case .homogeneous(.powers(let base)): "C(tx) = t C(x) for t a power of \(base)"
    case .odd: "C(−x) = −C(x)"
    case .permutationEquivariant: "C(Πx) and Π C(x) have one law"
    case .idempotent: "C(C(x)) = C(x)"
    case .sparse(let count): "C(x) has at most \(count) non-zero entries"
    case .levels(.powers(let base)): "magnitudes of C(x) are powers of \(base), or 0"
    case .levels(.multiples(let step)): "magnitudes of C(x) are multiples of \(step)"
    case .levels(.given(let levels)): "magnitudes of C(x) are among \(levels), or 0"
    case .levels(.fractionsOfNorm(let fractions, let p)):
      "magnitudes of C(x) are among \(fractions.count) fractions of ‖x‖_\(p == .infinity ? "∞" : "\(p)"), or 0"
    }
  }
}
