public import Checks
import GSL

/// A planted fault as a subject: a black box that says nothing of its nature.
public struct FaultySubject: CompressorSubject {
  let fault: PlantedFault

  public var name: String { fault.id }
  public var dtype: DType { .float64 }

  public func makeSession() -> any CompressorSession { Session(fault) }

  private final class Session: CompressorSession {
    private let fault: PlantedFault
    private var body: PlantedFault.Body

    init(_ fault: PlantedFault) {
      self.fault = fault
      body = fault.makeBody()
    }

    var isDeclaredDeterministic: Bool { false }

    func draws(of x: SubjectInput, seeds: [UInt64]) throws(SubjectFailure) -> SubjectDraws {
      guard fault.isDimensionFree || x.shape == fault.shape else {
        throw SubjectFailure(.refusal, "\(fault.id) is not defined on inputs of shape \(x.shape)")
      }
      var values: [Double] = []
      values.reserveCapacity(seeds.count * x.dimension)
      for seed in seeds {
        var chance = Chance(RandomStream(key: seed, stream: 0))
        let output = body(x.entries, &chance)
        guard output.count == x.dimension else {
          throw SubjectFailure(
            .wrongLength, "C(x) has \(output.count) entries where x has \(x.dimension); return as many")
        }
        values += output
      }
      return SubjectDraws(values: values, dimension: x.dimension)
    }

    func restart() { body = fault.makeBody() }
  }
}
