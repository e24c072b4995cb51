public import Foundation

/// The stored result of a run: schema version 1.
public struct FindingsFile: Hashable, Sendable, Codable {
  public static let currentSchemaVersion = 1

  public var schemaVersion: Int
  /// What was examined.
  public var subject: String
  public var seed: UInt64
  /// The false-alarm probability of all findings together.
  public var alpha: Double
  /// The verdict on all findings together.
  public var verdict: Verdict
  public var findings: [Finding]

  public init(subject: String, seed: UInt64, alpha: Double, findings: [Finding]) {
    schemaVersion = Self.currentSchemaVersion
    self.subject = subject
    self.seed = seed
    self.alpha = alpha
    verdict = .overall(findings.map(\.verdict))
    self.findings = findings
  }
}

/// JSON as this package writes it: sorted keys, the same bytes for the same value; infinities and
/// NaN are the strings "inf", "-inf" and "nan".
public enum StableJSON {
  public static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try encoder.encode(value) + Data("\n".utf8)
  }

  public static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(type, from: data)
  }
}
