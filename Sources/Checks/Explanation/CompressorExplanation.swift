import EFSpec
import GSL
import Theory

/// All that is known of a compressor in one dimension, as a value to be printed: schema version 1.
///
/// The stored form has every key, with null for what does not exist.
public struct CompressorExplanation: Hashable, Sendable, Encodable {
  public let schemaVersion = 1
  /// The compressor as it was named.
  public let compressor: String
  public let dimension: Int
  public let isUnbiased: Bool
  public let isDeterministic: Bool
  public let isPositivelyHomogeneous: Bool
  /// The key of the source of all constants in `references.bib`.
  public let source: String
  /// Every constant there can be, in one order; what this compressor has not is without a value.
  public let constants: [ExplainedConstant]
  /// The classes that the constants certify, each followed by what it implies.
  public let classes: [ExplainedClass]
  /// The way to the smallest `δ` of a multiple of the compressor; nil if none is contractive.
  public let bestContraction: ExplainedContraction?
  public let messages: [ExplainedMessage]

  /// The largest dimension: beyond, counting the sets of coordinates exactly takes too long.
  public static let dimensions = 1...100_000

  /// Explains the compressor of a text.
  public init(compressor text: String, dimension d: Int) throws(UsageError) {
    let pair = try CompressorEntry.compressor(named: text)
    guard Self.dimensions.contains(d) else {
      throw UsageError("the dimension \(d) is not in \(Self.dimensions.lowerBound) … \(Self.dimensions.upperBound)")
    }
    guard pair.compressor.accepts(dimension: d) else { throw UsageError("'\(text)' is not defined at d = \(d)") }
    let known: CompressorConstants
    do {
      known = try pair.theory.constants(dimension: d)
      constants = try ConstantName.allCases.map { name throws(HypothesisViolation) in
        ExplainedConstant(name, known[name], try pair.theory.extremalInput(for: name, dimension: d))
      }
    } catch {
      throw UsageError("'\(text)' at d = \(d): \(error)")
    }
    compressor = text
    dimension = d
    isUnbiased = known.isUnbiased
    isDeterministic = pair.compressor.isDeterministic
    isPositivelyHomogeneous = pair.theory.isPositivelyHomogeneous(dimension: d)
    source = pair.theory.source.key
    classes = known.explainedClasses
    bestContraction = known.contractionCertificates.first.map(ExplainedContraction.init)
    messages = PayloadFormat.allCases.map { ExplainedMessage(of: pair, dimension: d, format: $0) }
  }

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, compressor, dimension, isUnbiased, isDeterministic, isPositivelyHomogeneous, source, constants
    case classes, bestContraction, messages
  }

  /// Writes every key; `encodeIfPresent` would leave out what is absent.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(schemaVersion, forKey: .schemaVersion)
    try container.encode(compressor, forKey: .compressor)
    try container.encode(dimension, forKey: .dimension)
    try container.encode(isUnbiased, forKey: .isUnbiased)
    try container.encode(isDeterministic, forKey: .isDeterministic)
    try container.encode(isPositivelyHomogeneous, forKey: .isPositivelyHomogeneous)
    try container.encode(source, forKey: .source)
    try container.encode(constants, forKey: .constants)
    try container.encode(classes, forKey: .classes)
    try container.encode(bestContraction, forKey: .bestContraction)
    try container.encode(messages, forKey: .messages)
  }
}

/// A multiple `λC` of a compressor that is contractive.
public struct ExplainedContraction: Hashable, Sendable, Codable {
  /// The class from which it follows.
  public let origin: String
  public let factor: Double
  public let delta: Double

  init(_ certificate: ContractionCertificate) {
    origin = certificate.origin.rawValue
    factor = certificate.factor
    delta = certificate.contraction.delta
  }
}
