/// An implementation that breaks a claim, or keeps it in an unusual way, as the tester on trial meets it: it is
/// told the claim and nothing else.
public struct TrialEntry: Sendable {
  public let id: String
  public let description: String
  /// The claim, as the command line writes it.
  public let claim: String
  public let isControl: Bool
  /// The smallest budget that is expected to find it; nil where it is out of reach of all.
  public let expectedBudget: Budget?
  /// The least mean number of calls of any test at the input where the fault shows; nil where calls are
  /// not what it takes.
  public let leastCalls: @Sendable (_ alpha: Double) throws -> Double?
  /// The command that repeats the trial of this budget.
  public let rerun: @Sendable (_ budget: Budget, _ seed: UInt64) -> String
  /// The blind search.
  public let search: @Sendable (_ run: RunSettings) throws -> Finding

  public init(
    id: String, description: String, claim: String, isControl: Bool, expectedBudget: Budget?,
    leastCalls: @escaping @Sendable (_ alpha: Double) throws -> Double?,
    rerun: @escaping @Sendable (_ budget: Budget, _ seed: UInt64) -> String,
    search: @escaping @Sendable (_ run: RunSettings) throws -> Finding
  ) {
    self.id = id
    self.description = description
    self.claim = claim
    self.isControl = isControl
    self.expectedBudget = expectedBudget
    self.leastCalls = leastCalls
    self.rerun = rerun
    self.search = search
  }
}
