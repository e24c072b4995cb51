/// The cost and the error of every compressor of a survey on one kind of input.
public struct SurveyEvidence: Hashable, Sendable, Codable {
  /// In the order of the families, and of the members of each.
  public var measurements: [SurveyMeasurement]
  /// The families that could not be measured, and why.
  public var omissions: [String]

  public init(measurements: [SurveyMeasurement], omissions: [String]) {
    self.measurements = measurements
    self.omissions = omissions
  }
}

/// The cost and the error of one compressor on one kind of input.
public struct SurveyMeasurement: Hashable, Sendable, Codable {
  public var family: String
  /// What sets it apart within its family.
  public var member: String
  /// The messages that were encoded.
  public var messages: Int
  /// The mean of their lengths in bits, with real numbers of 32 bits.
  public var meanBits: Double
  public var longestBits: Int
  /// The length by the formula of theory; nil where it gives none.
  public var formulaBits: Int?
  /// The overhead beyond the formula that the code states.
  public var overheadBits: Int
  /// The mean over the inputs of `E‖C(x) − x‖²/‖x‖²`.
  public var meanError: Double
  /// The standard error of that mean; nil where there was one input and nothing was sampled.
  public var standardError: Double?
  /// The largest `E‖C(x) − x‖²/‖x‖²` over the inputs; nil where expectations were sampled.
  public var largestExactError: Double?
  /// `1 − 1/δ`, where theory promises a `δ`.
  public var promisedError: Double?
}
