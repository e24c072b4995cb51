import Foundation

/// How the examination of a claim stands while the evidence grows.
public struct InterimVerdict: Hashable, Sendable {
  /// The calls so far.
  public var calls: Int
  /// The logarithm of the e-value of the whole search; nil where one output decides.
  public var logEValue: Double?
  /// The input that speaks loudest against the claim.
  public var leadingInput: String
  /// The logarithm of its weighted wealth.
  public var leadingLogWealth: Double?

  public init(calls: Int, logEValue: Double?, leadingInput: String, leadingLogWealth: Double?) {
    self.calls = calls
    self.logEValue = logEValue
    self.leadingInput = leadingInput
    self.leadingLogWealth = leadingLogWealth
  }
}

extension InterimVerdict {
  init(evidence: ClaimEvidence) {
    calls = evidence.calls
    logEValue = evidence.isExact ? nil : evidence.logEValue
    let leading = evidence.arms.filter { $0.calls > 0 }
      .map { (name: $0.input.name, wealth: $0.finalLogWealth + log($0.weight)) }
      .max { $0.wealth < $1.wealth }
    leadingInput = leading?.name ?? ""
    leadingLogWealth = evidence.isExact ? nil : leading?.wealth
  }
}
