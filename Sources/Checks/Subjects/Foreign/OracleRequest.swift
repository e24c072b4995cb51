/// One question to an oracle.
///
///     offset  type
///     0       4 bytes    magic "EFCO"
///     4       u32        protocol version
///     8       u64        request number
///     16      u32        dtype: 1 float64, 2 float32, 3 float16, 4 bfloat16
///     20      u32        what is asked: 1 values, 2 gradients, 3 stochastic gradients
///     24      u64        number n of points, or of seeds
///     32      u64        dimension d
///     40      u64        batch size B, 0 for the oracle's own
///     48      u64        worker, from 1; 0 for the mean over all
///             u64 × n    seeds, of stochastic gradients only
///             numbers    n points one after another, of stochastic gradients one point
struct OracleRequest: ChildRequest {
  enum Quantity: UInt32 {
    case values = 1
    case gradients = 2
    case draws = 3
  }

  var id: UInt64
  var dtype: DType
  var quantity: Quantity
  var dimension: Int
  /// The points one after another.
  var entries: [Double]
  var seeds: ArraySlice<UInt64> = []
  var batchSize: Int?
  var worker: Int?

  static let magic = Array("EFCO".utf8)

  var answerCount: Int { quantity == .draws ? seeds.count : entries.count / dimension }
  var answerLength: Int { quantity == .values ? 1 : dimension }
  var lengthRule: String {
    quantity == .values
      ? "for a value; it must be one number"
      : "for a gradient at a point of dimension \(dimension); it must have the point's length"
  }

  var bytes: [UInt8] {
    var bytes = Self.magic
    bytes.reserveCapacity(56 + 8 * seeds.count + dtype.byteCount * entries.count)
    NumberFrame.append(PluginHandshake.protocolVersion, to: &bytes)
    NumberFrame.append(id, to: &bytes)
    NumberFrame.append(dtype.code, to: &bytes)
    NumberFrame.append(quantity.rawValue, to: &bytes)
    for number in [answerCount, dimension, batchSize ?? 0, worker.map { $0 + 1 } ?? 0] {
      NumberFrame.append(UInt64(number), to: &bytes)
    }
    for seed in seeds { NumberFrame.append(seed, to: &bytes) }
    dtype.append(entries, to: &bytes)
    return bytes
  }
}
