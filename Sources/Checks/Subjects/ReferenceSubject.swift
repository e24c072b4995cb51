public import EFSpec
import GSL

/// A compressor of this package, or a planted fault, as a subject.
public struct ReferenceSubject: CompressorSubject {
  public let name: String
  public let compressor: any Compressor
  public let dtype: DType

  /// - Parameter dtype: The precision to which inputs and outputs are rounded; the arithmetic between
  ///   is in Double.
  public init(_ compressor: any Compressor, name: String, dtype: DType = .float64) {
    self.compressor = compressor
    self.name = name
    self.dtype = dtype
  }

  public func makeSession() -> any CompressorSession { Session(compressor: compressor, dtype: dtype) }

  private final class Session: CompressorSession {
    private let compressor: any Compressor
    private let dtype: DType

    init(compressor: any Compressor, dtype: DType) {
      self.compressor = compressor
      self.dtype = dtype
    }

    var isDeclaredDeterministic: Bool { compressor.isDeterministic }

    func draws(of x: SubjectInput, seeds: [UInt64]) throws(SubjectFailure) -> SubjectDraws {
      guard compressor.accepts(dimension: x.dimension) else {
        throw SubjectFailure(.refusal, "the compressor is not defined on vectors of dimension \(x.dimension)")
      }
      var values: [Double] = []
      values.reserveCapacity(seeds.count * x.dimension)
      for seed in seeds {
        var stream = RandomStream(key: seed, stream: 0)
        values += compressor.compress(x.entries, using: &stream)
      }
      if dtype != .float64 { for i in values.indices { values[i] = dtype.rounded(values[i]) } }
      return SubjectDraws(values: values, dimension: x.dimension)
    }

    /// The length of the real message, of compressors that have one; reals travel in 32 bits unless the
    /// precision is float64.
    func messageBits(of x: SubjectInput, seeds: [UInt64]) throws(SubjectFailure) -> [Double?] {
      guard let coding = compressor as? any MessageCoding else { return seeds.map { _ in nil } }
      guard compressor.accepts(dimension: x.dimension) else {
        throw SubjectFailure(.refusal, "the compressor is not defined on vectors of dimension \(x.dimension)")
      }
      let format: PayloadFormat = dtype == .float64 ? .float64 : .float32
      return seeds.map { seed in
        var stream = RandomStream(key: seed, stream: 0)
        return Double(coding.message(x.entries, as: format, using: &stream).bitCount)
      }
    }

    func restart() {}
  }
}
