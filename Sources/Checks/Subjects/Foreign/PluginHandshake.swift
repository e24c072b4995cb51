import Foundation

/// The one line of JSON that each side says first, the parent before the child.
enum PluginHandshake {
  static let protocolVersion: UInt32 = 1
  /// A longer first line than this is a flood.
  static let longestLine = 64 << 10

  /// What the child is asked to be.
  enum Kind: String, Encodable { case compressor, oracle, algorithm }

  /// What the child says of itself; other keys are ignored.
  struct Answer: Hashable, Sendable, Codable {
    var `protocol`: Int
    /// What it calls itself.
    var name: String?
    /// Whether its output is a function of the input alone.
    var deterministic: Bool?
    /// Why it cannot serve; then it ends.
    var error: String?
    /// What it can be asked, if it is an oracle.
    var oracle: Oracle?
    /// Present if it is a method.
    var algorithm: Algorithm?
  }

  /// A method tells nothing of itself beforehand.
  struct Algorithm: Hashable, Sendable, Codable {}

  /// What an oracle can be asked; what is absent it cannot.
  struct Oracle: Hashable, Sendable, Codable {
    var dimension: Int
    var workers: Int?
    var values: Bool?
    var gradients: Bool?
    var stochastic: Bool?
    var batches: Bool?
    var minimiser: [Double]?
  }

  private struct Question: Encodable {
    var `protocol`: UInt32
    var dtype: DType
    var shape: [Int]?
    var kind: Kind

    enum CodingKeys: String, CodingKey { case `protocol`, dtype, shape, kind }

    /// Writes every key but the usual kind; what is absent is null.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(`protocol`, forKey: .protocol)
      try container.encode(dtype, forKey: .dtype)
      try container.encode(shape, forKey: .shape)
      if kind != .compressor { try container.encode(kind, forKey: .kind) }
    }
  }

  /// The parent's line.
  static func question(dtype: DType, shape: [Int]?, kind: Kind = .compressor) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let question = Question(protocol: protocolVersion, dtype: dtype, shape: shape, kind: kind)
    // Encoding integers and names cannot fail.
    let line = (try? encoder.encode(question)) ?? Data()
    return Array(line) + [UInt8(ascii: "\n")]
  }

  /// How far the child's line reaches.
  static func extent(of bytes: [UInt8]) throws(SubjectFailure) -> AnswerExtent {
    if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
      // Text before the handshake must be shown as such even if the handshake follows at once.
      return decoded(bytes[..<end]) == nil ? .text : .exactly(end + 1)
    }
    guard bytes.count <= longestLine else {
      throw SubjectFailure(
        .flood, "wrote more than \(longestLine) bytes before its handshake, beginning with \(Excerpt.quoting(bytes))")
    }
    return .atLeast(bytes.count + 1)
  }

  /// The child's line, read.
  static func answer(in bytes: [UInt8]) throws(SubjectFailure) -> Answer {
    guard let answer = decoded(bytes[...]) else {
      throw SubjectFailure(
        .protocolViolation,
        "wrote \(Excerpt.quoting(bytes)) to its standard output, not a handshake; print to standard error"
      )
    }
    if let error = answer.error {
      throw SubjectFailure(.start, "cannot be used: \(Excerpt.line(Array(error.utf8)[...], limit: 400))")
    }
    guard answer.protocol == Int(protocolVersion) else {
      throw SubjectFailure(
        .protocolViolation, "speaks protocol \(answer.protocol), not \(protocolVersion); update the older of the two")
    }
    return answer
  }

  private static func decoded(_ line: ArraySlice<UInt8>) -> Answer? {
    try? JSONDecoder().decode(Answer.self, from: Data(line))
  }
}
