/// The reply to one request.
///
///     offset  type
///     0       4 bytes     magic "EFCR"
///     4       u32         status: 0 draws, 1 refusal, 2 request not understood
///     8       u64         number of the request that is answered
///     16      u32         dtype of the values, that of the request
///     20      u32         number of draws n; for the other statuses, bytes of the message
///     24      16 bytes × n  for each draw: u32 flags, u32 length, f64 message bits (NaN: not reported)
///             numbers     the draws one after another
///
/// or, for the other statuses, the message in UTF-8 from offset 24 on. Flags: 1 the input was
/// mutated, 2 a global generator was reseeded.
enum PluginReply {
  static let magic = Array("EFCR".utf8)
  static let headerBytes = 24
  static let recordBytes = 16
  /// Longer messages than this are a flood.
  static let longestMessage = 64 << 10

  static let inputMutated: UInt32 = 1
  static let generatorReseeded: UInt32 = 2

  /// How many bytes a reply to `request` has, as far as its beginning tells.
  static func extent(of bytes: [UInt8], answering request: some ChildRequest) throws(SubjectFailure) -> AnswerExtent {
    guard bytes.starts(with: magic.prefix(bytes.count)) else { return .text }
    guard bytes.count >= headerBytes else { return .atLeast(headerBytes) }
    let status = NumberFrame.read(UInt32.self, from: bytes, at: 4)
    let count = Int(NumberFrame.read(UInt32.self, from: bytes, at: 20))
    guard status == 0 else {
      guard count <= longestMessage else {
        throw SubjectFailure(.flood, "announced an error message of \(count) bytes; the limit is \(longestMessage)")
      }
      return .exactly(headerBytes + count)
    }
    try checkHeader(of: bytes, count: count, answering: request)
    let records = headerBytes + recordBytes * count
    guard bytes.count >= records else { return .atLeast(records) }
    for draw in 0..<count {
      let length = NumberFrame.read(UInt32.self, from: bytes, at: headerBytes + recordBytes * draw + 4)
      guard Int(length) == request.answerLength else {
        throw SubjectFailure(.wrongLength, "returned \(length) numbers \(request.lengthRule)")
      }
    }
    return .exactly(records + count * request.answerLength * request.dtype.byteCount)
  }

  private static func checkHeader(
    of bytes: [UInt8], count: Int, answering request: some ChildRequest
  ) throws(SubjectFailure) {
    let id = NumberFrame.read(UInt64.self, from: bytes, at: 8)
    let code = NumberFrame.read(UInt32.self, from: bytes, at: 16)
    guard id == request.id else {
      throw SubjectFailure(.protocolViolation, "answered another request than the one sent; copy its number back")
    }
    guard code == request.dtype.code else {
      throw SubjectFailure(
        .protocolViolation, "answered in dtype \(code), not in \(request.dtype.code) (\(request.dtype.rawValue))")
    }
    guard count == request.answerCount else {
      throw SubjectFailure(
        .protocolViolation, "answered another number of draws than asked; return one draw for each seed")
    }
  }

  /// The draws in a whole reply.
  static func draws(in bytes: [UInt8], answering request: some ChildRequest) throws(SubjectFailure) -> SubjectDraws {
    let status = NumberFrame.read(UInt32.self, from: bytes, at: 4)
    guard status == 0 else {
      let message = Excerpt.line(bytes[headerBytes...], limit: 400)
      throw status == 1
        ? SubjectFailure(.refusal, "refused the input: \(message)")
        : SubjectFailure(.protocolViolation, "did not understand the request: \(message)")
    }
    let count = request.answerCount
    let records = (0..<count).map { headerBytes + recordBytes * $0 }
    let flags = records.reduce(UInt32(0)) { $0 | NumberFrame.read(UInt32.self, from: bytes, at: $1) }
    let messageBits = records.map { record -> Double? in
      let bits = Double(bitPattern: NumberFrame.read(UInt64.self, from: bytes, at: record + 8))
      return bits.isNaN ? nil : bits
    }
    let values = request.dtype.numbers(
      count * request.answerLength, from: bytes, at: headerBytes + recordBytes * count)
    return SubjectDraws(
      values: values, dimension: request.answerLength, messageBits: messageBits,
      inputWasMutated: flags & inputMutated != 0, generatorWasReseeded: flags & generatorReseeded != 0)
  }
}
