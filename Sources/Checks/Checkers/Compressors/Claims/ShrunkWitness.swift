import Foundation

/// A small input at which the claim was refuted once more, by calls of its own.
///
/// Where nothing smaller could be refuted it is the witness itself with its evidence.
public struct ShrunkWitness: Hashable, Sendable, Codable {
  public var input: LibraryInput
  /// The calls of the test that refuted the claim there.
  public var calls: Int
  /// The logarithm of its wealth at the end.
  public var logWealth: Double?
  /// The logarithm of its e-value: its wealth times its share `1/(2i(i+1))`, for the `i`-th try, of the
  /// false-alarm probability. Nil where one output was enough.
  public var logEValue: Double?
  /// How many candidates were tried in all.
  public var tries: Int
  /// The calls that all of them took.
  public var callsOfAllTries: Int

  /// Whether the claim is refuted there at this false-alarm probability.
  public func refutes(atLogThreshold threshold: Double) -> Bool { logEValue.map { $0 >= threshold } ?? true }

  /// As a finding shows it; nil where it does not stand at this false-alarm probability.
  func small(falseAlarm alpha: Double) -> SmallWitness? {
    guard refutes(atLogThreshold: log(1 / alpha)) else { return nil }
    return SmallWitness(
      x: input.input.entries, shape: input.input.shape, calls: calls, logEValue: logEValue, tries: tries)
  }
}
