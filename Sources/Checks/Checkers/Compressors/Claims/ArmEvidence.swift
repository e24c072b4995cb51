import Foundation
public import GSL

/// How an input came to be examined, which fixes its share of the error budget.
public enum ArmOrigin: String, Hashable, Sendable, Codable {
  /// A witness of an earlier run.
  case remembered
  /// Known beforehand: of the library, or the user's own.
  case library
  /// The search came to it.
  case adaptive
}

/// What was seen at one input. An arm has its own wealth and its own share of the error budget.
public struct ArmEvidence: Hashable, Sendable, Codable {
  public var input: LibraryInput
  /// The claim at the input's dimension.
  public var claim: CompressorClaim
  /// The share of the false-alarm probability; the shares of all arms add up to at most 1.
  public var weight: Double
  public var origin: ArmOrigin
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

  init(input: LibraryInput, claim: CompressorClaim, weight: Double, origin: ArmOrigin = .library) {
    self.input = input
    self.claim = claim
    self.weight = weight
    self.origin = origin
  }

  /// `log` of the wealth at the end, without the arm's share; 0 before the first call.
  var finalLogWealth: Double { componentLogWealths.isEmpty ? 0 : logSumExp(componentLogWealths) }

  /// Whether the finite outputs refute the claim: one broke an exact promise, or the weighted wealth
  /// reached `1/α` at some look.
  func refutes(at alpha: Double) -> Bool {
    exactViolation != nil || supremum + log(weight) >= log(1 / alpha)
  }
}

/// One draw: `r = ‖D‖²`, `⟨D, e⟩` and `⟨D, sign(x)/√nnz⟩` for the relative error `D`.
public struct DrawSummary: Hashable, Sendable, Codable {
  public var squaredError: Double
  public var along: Double
  public var alongSigns: Double
}
