/// A random compressor with its dice already thrown: always the outcome of one number.
///
/// Where all workers share their dice, one round with each outcome in turn, weighted by its probability,
/// gives the conditional expectation of a round as a finite sum. The base compressor must have the same
/// number of outcomes, of the same probabilities, at every input, as Rand-k does for `k < d`.
///
/// - Randomness: none.
public struct FixedOutcome<Base: FiniteSupportCompressor>: DeterministicCompressor {
  public let base: Base
  /// The number of the outcome, from 0.
  public let outcome: Int

  public init(_ base: Base, outcome: Int) {
    precondition(outcome >= 0, "outcomes are counted from 0")
    self.base = base
    self.outcome = outcome
  }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    let copy = x.indices.map { x[$0] }
    let value = base.outcomes(of: copy)[outcome].value
    EFSpec.copy(value.span, into: &output)
  }
}
