/// One request: an input, and a seed for each draw that is wanted.
///
///     offset  type
///     0       4 bytes    magic "EFCQ"
///     4       u32        protocol version
///     8       u64        request number
///     16      u32        dtype: 1 float64, 2 float32, 3 float16, 4 bfloat16
///     20      u32        rank r
///     24      u64        number of draws n
///     32      u64 × r    sizes along the axes
///             u64 × n    seeds
///             numbers    the input, row-major
struct PluginRequest: ChildRequest {
  var id: UInt64
  var dtype: DType
  var input: SubjectInput
  var seeds: ArraySlice<UInt64>

  static let magic = Array("EFCQ".utf8)

  var answerCount: Int { seeds.count }
  var answerLength: Int { input.dimension }
  var lengthRule: String { "for an input of \(input.dimension); the output must have the input's length" }

  var bytes: [UInt8] {
    var bytes = Self.magic
    bytes.reserveCapacity(32 + 8 * (input.shape.count + seeds.count) + dtype.byteCount * input.dimension)
    NumberFrame.append(PluginHandshake.protocolVersion, to: &bytes)
    NumberFrame.append(id, to: &bytes)
    NumberFrame.append(dtype.code, to: &bytes)
    NumberFrame.append(UInt32(input.shape.count), to: &bytes)
    NumberFrame.append(UInt64(seeds.count), to: &bytes)
    for size in input.shape { NumberFrame.append(UInt64(size), to: &bytes) }
    for seed in seeds { NumberFrame.append(seed, to: &bytes) }
    dtype.append(input.entries, to: &bytes)
    return bytes
  }
}

/// A frame that asks for some rows of numbers, all of one length.
protocol ChildRequest {
  var id: UInt64 { get }
  var dtype: DType { get }
  var bytes: [UInt8] { get }
  /// The number of rows.
  var answerCount: Int { get }
  /// The numbers in a row.
  var answerLength: Int { get }
  /// How to go on after "returned so many numbers".
  var lengthRule: String { get }
}
