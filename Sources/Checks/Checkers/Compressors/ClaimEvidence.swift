public import GSL

/// What was seen of a subject while one claim was examined.
public struct ClaimEvidence: Hashable, Sendable, Codable {
  /// One entry for each input, in the order of the library.
  public var arms: [ArmEvidence]
  /// Whether the subject declared itself deterministic, so that each input was evaluated exactly.
  public var isExact: Bool
  /// What `C(0)` was, where it is not zero although the claim demands it.
  public var imageOfZero: [Double]?
  /// Whether the time limit ended the run before the budget was spent.
  public var endedByTimeLimit = false

  /// All calls of the subject.
  public var calls: Int { arms.reduce(0) { $0 + $1.calls } }
}

/// What was seen at one input. An arm has its own wealth and its own share of the error budget.
public struct ArmEvidence: Hashable, Sendable, Codable {
  public var input: LibraryInput
  /// The claim at the input's dimension.
  public var claim: CompressorClaim
  /// The share of the false-alarm probability; the shares of all arms add up to at most 1.
  public var weight: Double
  public var calls = 0
  /// `log W` of each component of the test at the end.
  public var componentLogWealths: [Double] = []
  /// The largest `log W` at any look.
  public var supremum = -Double.infinity
  /// `‖C(x) − x‖²/‖x‖²`.
  public var squaredError = RunningStatistics()
  /// `⟨C(x), x⟩/‖x‖² − 1`.
  public var along = RunningStatistics()
  /// `⟨C(x) − x, sign(x)/√nnz⟩/‖x‖`.
  public var alongSigns = RunningStatistics()
  /// The first draws, in the three numbers that most tests use.
  public var sample: [DrawSummary] = []
  /// A draw that exceeds a claim which leaves no room for chance.
  public var exactViolation: Double?
  /// A draw with a NaN or an infinity.
  public var nonFiniteOutput: [Double]?
  /// Two different outputs of a subject that is declared deterministic.
  public var changedOutput: Bool = false
  /// Why the subject gave no answer.
  public var failure: String?

  /// How many draws are kept for the statement of what could have been found.
  static let sampleLimit = 1024

  init(input: LibraryInput, claim: CompressorClaim, weight: Double) {
    self.input = input
    self.claim = claim
    self.weight = weight
  }

  /// `log` of the e-value with the arm's share at the end.
  var finalLogWealth: Double { logSumExp(componentLogWealths) }
}

/// One draw: `r = ‖D‖²`, `⟨D, e⟩` and `⟨D, sign(x)/√nnz⟩` for the relative error `D`.
public struct DrawSummary: Hashable, Sendable, Codable {
  public var squaredError: Double
  public var along: Double
  public var alongSigns: Double
}
