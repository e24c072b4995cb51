/// What a structural claim says at vectors of one dimension.
///
/// "In law" means: the two sides are random vectors with one distribution; nothing is said of a seed.
public enum StructuralProperty: Hashable, Sendable, Codable {
  /// No message is longer than so many bits.
  case bits(atMost: Double)
  /// At most so many entries of `C(x)` are not zero.
  case sparse(atMost: Int)
  /// `C(−x) = −C(x)` in law.
  case odd
  /// `C(2ʲx) = 2ʲC(x)`: bit by bit under a shared seed where the subject takes one, else in law.
  case homogeneous
  /// `C(Πx) = ΠC(x)` in law for every permutation `Π`, at inputs whose non-zero magnitudes differ.
  case permutationEquivariant
  /// Two calls at one input give one output, whatever the seeds.
  case deterministic
  /// The law of `C(x)` does not depend on earlier calls.
  case stateless
  /// The same seed gives the same output after every fresh start.
  case seedReproducible
  /// Calls at one input are independent of each other.
  case independentCalls
  /// The errors of so many workers, each a session with its own seeds, are independent.
  case independentWorkers(Int)
  /// `E‖(1/n) Σᵢ Cᵢ(x) − x‖² ≤ ω‖x‖²/n` for `n` workers, each a session with its own seeds.
  case average(omega: Double, workers: Int)
  /// Every output is finite, beyond the declared range of magnitudes as well.
  case finite
  /// Every output is finite and `C(2ʲx) = 2ʲC(x)`, beyond the declared range of magnitudes as well.
  case range
  /// `C(0) = 0`.
  case zeroAtZero
  /// `C(x)` has as many entries as `x`, at neighbouring dimensions as well.
  case dimensionKept

  /// How many workers can be asked for; each is a session, and of a foreign subject a process.
  public static let workerCounts = 2...64
}
