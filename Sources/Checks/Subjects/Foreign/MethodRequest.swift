import Foundation

/// A frame to a method in a child.
///
///     offset  type
///     0       4 bytes    magic "EFCA"
///     4       u32        protocol version
///     8       u64        request number
///     16      u32        dtype: 1 float64, 2 float32
///     20      u32        what it is about: 1 begin, 2 step, 3 answer
///     24      u64        number of bytes that follow
///             begin      one line of JSON with the parameters, then the d numbers of x0
///             answer     the rows that were asked for, one after another
struct MethodRequest {
  enum Content {
    case begin(MethodSetting, x0: [Double])
    case step
    case answer([[Double]])
  }

  var dtype: DType
  var content: Content

  static let magic = Array("EFCA".utf8)

  func bytes(id: UInt64) -> [UInt8] {
    var bytes = Self.magic
    let body = body
    NumberFrame.append(PluginHandshake.protocolVersion, to: &bytes)
    NumberFrame.append(id, to: &bytes)
    NumberFrame.append(dtype.code, to: &bytes)
    NumberFrame.append(code, to: &bytes)
    NumberFrame.append(UInt64(body.count), to: &bytes)
    return bytes + body
  }

  private var code: UInt32 {
    switch content {
    case .begin: 1
    case .step: 2
    case .answer: 3
    }
  }

  private var body: [UInt8] {
    var body: [UInt8] = []
    switch content {
    case .begin(let setting, let x0):
      body = Parameters(setting).line
      dtype.append(x0, to: &body)
    case .step: break
    case .answer(let rows): for row in rows { dtype.append(row, to: &body) }
    }
    return body
  }

  /// The line of a beginning, `{"compresses":true,"parameters":{"momentum":0.3,"step_size":0.5},"seed":1,…}`.
  private struct Parameters: Encodable {
    let method: KnownMethod
    let workers: Int
    let compresses: Bool
    let parameters: [String: Number]
    let states: [String]
    /// The seed of the global generators, the same at every beginning.
    let seed = 1

    init(_ setting: MethodSetting) {
      method = setting.method
      workers = setting.workerCount
      compresses = setting.method.compresses
      parameters = setting.parameters.mapValues(Number.init)
      states = setting.method.states.map(\.rawValue)
    }

    var line: [UInt8] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      // Finite numbers and names always have a text.
      return Array((try? encoder.encode(self)) ?? Data()) + [UInt8(ascii: "\n")]
    }
  }

  /// A number that is written without a fraction where it is whole, as counts must be.
  private struct Number: Encodable {
    let value: Double

    init(_ value: Double) { self.value = value }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let whole = Int(exactly: value) { try container.encode(whole) } else { try container.encode(value) }
    }
  }
}
