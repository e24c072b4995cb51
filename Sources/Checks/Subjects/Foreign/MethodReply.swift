/// What a method in a child says: the state after a step, or a question on the way to it.
///
///     offset  type
///     0       4 bytes       magic "EFCR"
///     4       u32           status: 0 state, 1 refusal, 2 not understood, 3 gradients asked, 4 compression asked
///     8       u64           number of the request that is answered
///     16      u32           dtype of the numbers, that of the request
///     20      u32           number n of rows; for a refusal, bytes of the message
///     24      16 bytes × n  for each row: u32 quantity, u32 worker from 1 (0: none), u64 length
///             numbers       the rows one after another
struct MethodReply {
  enum Meaning: UInt32 {
    case state = 0
    case gradientsAsked = 3
    case compressionAsked = 4
  }

  struct Row {
    var quantity: UInt32
    /// From 0; nil for none.
    var worker: Int?
    var values: [Double]
  }

  var meaning: Meaning
  var rows: [Row]

  private static let recordBytes = 16
  /// More rows than this are a flood.
  private static let mostRows = 1 << 16

  /// How many bytes a reply has, as far as its beginning tells.
  static func extent(
    of bytes: [UInt8], id: UInt64, dtype: DType, dimension: Int
  ) throws(SubjectFailure) -> AnswerExtent {
    guard bytes.starts(with: PluginReply.magic.prefix(bytes.count)) else { return .text }
    let header = PluginReply.headerBytes
    guard bytes.count >= header else { return .atLeast(header) }
    let status = NumberFrame.read(UInt32.self, from: bytes, at: 4)
    let count = Int(NumberFrame.read(UInt32.self, from: bytes, at: 20))
    guard Meaning(rawValue: status) != nil else {
      guard count <= PluginReply.longestMessage else {
        throw SubjectFailure(.flood, "announced an error message of \(count) bytes")
      }
      return .exactly(header + count)
    }
    guard NumberFrame.read(UInt64.self, from: bytes, at: 8) == id else {
      throw SubjectFailure(.protocolViolation, "answered another request than the one sent; copy its number back")
    }
    guard NumberFrame.read(UInt32.self, from: bytes, at: 16) == dtype.code else {
      throw SubjectFailure(.protocolViolation, "answered in another dtype than \(dtype.rawValue)")
    }
    guard count <= mostRows else { throw SubjectFailure(.flood, "announced \(count) rows of numbers") }
    let records = header + recordBytes * count
    guard bytes.count >= records else { return .atLeast(records) }
    for row in 0..<count {
      let length = NumberFrame.read(UInt64.self, from: bytes, at: header + recordBytes * row + 8)
      guard length == UInt64(dimension) else {
        throw SubjectFailure(.wrongLength, "wrote a row of \(length) numbers where the dimension is \(dimension)")
      }
    }
    return .exactly(records + count * dimension * dtype.byteCount)
  }

  /// A whole reply, read.
  init(_ bytes: [UInt8], dtype: DType, dimension: Int) throws(SubjectFailure) {
    let status = NumberFrame.read(UInt32.self, from: bytes, at: 4)
    let header = PluginReply.headerBytes
    guard let meaning = Meaning(rawValue: status) else {
      let message = Excerpt.line(bytes[header...], limit: 400)
      throw status == 1
        ? SubjectFailure(.refusal, "stopped: \(message)")
        : SubjectFailure(.protocolViolation, "did not understand the request: \(message)")
    }
    self.meaning = meaning
    let count = Int(NumberFrame.read(UInt32.self, from: bytes, at: 20))
    rows = (0..<count).map { row in
      let record = header + Self.recordBytes * row
      let worker = Int(NumberFrame.read(UInt32.self, from: bytes, at: record + 4))
      let place = header + Self.recordBytes * count + row * dimension * dtype.byteCount
      return Row(
        quantity: NumberFrame.read(UInt32.self, from: bytes, at: record), worker: worker == 0 ? nil : worker - 1,
        values: dtype.numbers(dimension, from: bytes, at: place))
    }
  }
}
