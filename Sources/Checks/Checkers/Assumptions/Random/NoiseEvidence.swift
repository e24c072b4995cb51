import Foundation
public import GSL

/// What was seen of a claim about stochastic gradients.
public struct NoiseEvidence: Hashable, Sendable, Codable {
  /// One entry for each point, worker and size of a batch.
  public var arms: [NoiseArmEvidence] = []
  /// Whether variances come from pairs of draws, since the exact gradient is unknown.
  public var isByPairs = false
  public var endedByTimeLimit = false
  /// Whether the subject set a global generator to a state of its own.
  public var generatorWasReseeded = false

  /// All stochastic gradients that were asked for.
  public var calls: Int { arms.reduce(0) { $0 + $1.calls } }
}

/// What was seen at one point. An arm has its own wealth and its own share of the error budget.
public struct NoiseArmEvidence: Hashable, Sendable, Codable {
  public var point: OraclePoint
  /// The second point of a pair.
  public var partner: [Double]?
  /// The worker; nil for the mean.
  public var worker: Int?
  public var batchSize: Int?
  /// The promised bound of the measured mean.
  public var bound: Double
  /// The share of the false-alarm probability; the shares of all arms add up to at most 1.
  public var weight: Double
  public var calls = 0
  /// `log W` of each component of the test at the end.
  public var componentLogWealths: [Double] = []
  /// The largest `log W` at any look.
  public var supremum = -Double.infinity
  /// The measured quantity, in the unit of the bound.
  public var measured = RunningStatistics()
  /// `⟨g − ∇f(x), e⟩` in units of the root of the bound, for a unit vector `e` along the gradient.
  public var along = RunningStatistics()
  /// The first of the measured quantities, relative to the bound.
  public var sample: [Double] = []
  /// The same of `along`, for claims of no bias.
  public var sampleAlong: [Double] = []
  /// A quantity that contradicts a bound of zero.
  public var exactViolation: Double?
  public var nonFinite = false
  public var failure: String?

  static let sampleLimit = 1024

  init(point: OraclePoint, partner: [Double]? = nil, worker: Int?, batchSize: Int?, bound: Double, weight: Double) {
    self.point = point
    self.partner = partner
    self.worker = worker
    self.batchSize = batchSize
    self.bound = bound
    self.weight = weight
  }

  /// `log` of the e-value of the arm alone at the end.
  var finalLogWealth: Double { componentLogWealths.isEmpty ? 0 : logSumExp(componentLogWealths) }

  /// Whether the arm refutes the claim at this false-alarm probability.
  func refutes(at alpha: Double) -> Bool {
    exactViolation != nil || supremum + log(weight) >= log(1 / alpha)
  }
}
