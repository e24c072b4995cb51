import Foundation

/// What was seen of a subject while one claim was examined.
public struct ClaimEvidence: Hashable, Sendable, Codable {
  /// One entry for each input, in the order in which they were opened: remembered witnesses, the
  /// library, then what the search came to.
  public var arms: [ArmEvidence]
  /// Whether the subject declared itself deterministic, so that each input was evaluated exactly.
  public var isExact: Bool
  /// What `C(0)` was, where it is not zero although the claim demands it.
  public var imageOfZero: [Double]?
  /// Whether the time limit ended the run before the budget was spent.
  public var endedByTimeLimit = false
  /// Whether a refutation ended the run before the budget was spent.
  public var endedByRefutation = false
  /// The evaluations of a deterministic subject at inputs that the search passed through.
  public var polishingCalls = 0
  /// The smallest bet of the tests, `λ_min`.
  public var smallestBet = BettingGrid.standard.bets[0]
  /// Whether the test relied on the declaration that the coordinates of one output are independent.
  public var coordinatesAreIndependent = false
  /// A smaller witness, refuted on its own.
  public var shrunk: ShrunkWitness?
  /// Shapes on which the subject is not defined by its own word.
  public var refusedShapes: [[Int]] = []
  /// What else a reader should know; whole sentences.
  public var remarks: [String] = []

  public init(arms: [ArmEvidence], isExact: Bool) {
    self.arms = arms
    self.isExact = isExact
  }

  /// All calls of the subject that the verdict rests on; those that made the witness smaller are extra.
  public var calls: Int { arms.reduce(polishingCalls) { $0 + $1.calls } }

  /// `log M` at the end, `M = Σ w_a W_a + (1 − Σ w_a)` over the inputs that were opened: an e-value of "the
  /// claim holds at every input", at the time when the search stopped.
  public var logEValue: Double {
    let reserve = 1 - arms.reduce(0) { $0 + $1.weight }
    let opened = arms.map { $0.finalLogWealth + log($0.weight) }
    return logSumExp(reserve > 0 ? opened + [log(reserve)] : opened)
  }
}
