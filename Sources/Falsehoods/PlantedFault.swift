public import Checks
import EFSpec
import GSL

/// A realistic fault of a compressor with the claim that it breaks, or an unusual implementation that
/// keeps its claim (a control). The bank puts the tester itself on trial.
public struct PlantedFault: Sendable {
  /// The name in the bank, such as `topk-01`.
  public let id: String
  /// What is wrong, in one sentence.
  public let description: String
  /// The claim, which a control keeps and the others break.
  public let claim: String
  /// The dimension at which it is judged.
  public let dimension: Int
  public let isControl: Bool
  private let compress: @Sendable (_ x: [Double], _ stream: inout RandomStream) -> [Double]

  init(
    _ id: String, _ description: String, claim: String, dimension: Int, isControl: Bool = false,
    compress: @escaping @Sendable (_ x: [Double], _ stream: inout RandomStream) -> [Double]
  ) {
    self.id = id
    self.description = description
    self.claim = claim
    self.dimension = dimension
    self.isControl = isControl
    self.compress = compress
  }

  /// The implementation as a subject that says nothing of its nature.
  public var subject: ReferenceSubject { ReferenceSubject(FaultyCompressor(compress: compress), name: id) }

  /// The bank.
  public static var bank: [PlantedFault] {
    topKFaults + randKFaults + signFaults + ditheringFaults + naturalCompressionFaults
  }
}

/// A compressor that is nothing but its sampling function.
struct FaultyCompressor: Compressor {
  let compress: @Sendable (_ x: [Double], _ stream: inout RandomStream) -> [Double]

  var isDeterministic: Bool { false }

  func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    let value = compress(x.indices.map { x[$0] }, &stream)
    for i in output.indices { output[i] = value[i] }
  }
}
