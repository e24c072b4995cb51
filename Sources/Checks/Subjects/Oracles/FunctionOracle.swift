public import GSL

/// An oracle that is nothing but its functions.
public struct FunctionOracle: OracleSubject {
  public typealias Value = @Sendable (_ x: [Double]) -> Double
  public typealias Gradient = @Sendable (_ worker: Int?, _ x: [Double]) -> [Double]
  public typealias Draw =
    @Sendable (_ worker: Int?, _ x: [Double], _ batchSize: Int?, _ stream: inout RandomStream) -> [Double]

  public let name: String
  public let dtype = DType.float64
  public let nature: OracleNature
  private let value: Value?
  private let gradient: Gradient?
  private let draw: Draw?

  public init(
    name: String, dimension: Int, workerCount: Int = 1, takesBatches: Bool = false, minimiser: [Double]? = nil,
    value: Value? = nil, gradient: Gradient? = nil, draw: Draw? = nil
  ) {
    self.name = name
    self.value = value
    self.gradient = gradient
    self.draw = draw
    nature = OracleNature(
      dimension: dimension, workerCount: workerCount, knowsValues: value != nil, knowsGradients: gradient != nil,
      isStochastic: draw != nil, takesBatches: takesBatches, minimiser: minimiser)
  }

  public func makeSession() -> any OracleSession { Session(oracle: self) }

  private final class Session: OracleSession {
    private let oracle: FunctionOracle

    init(oracle: FunctionOracle) { self.oracle = oracle }

    var nature: OracleNature { oracle.nature }

    func values(at points: [[Double]]) throws(SubjectFailure) -> [Double] {
      guard let value = oracle.value else { throw SubjectFailure(.refusal, "knows no values") }
      return points.map(value)
    }

    func gradients(of worker: Int?, at points: [[Double]]) throws(SubjectFailure) -> [[Double]] {
      guard let gradient = oracle.gradient else { throw SubjectFailure(.refusal, "knows no gradients") }
      return points.map { gradient(worker, $0) }
    }

    func draws(
      of worker: Int?, at x: [Double], seeds: [UInt64], batchSize: Int?
    ) throws(SubjectFailure) -> SubjectDraws {
      guard let draw = oracle.draw else { throw SubjectFailure(.refusal, "has no stochastic gradients") }
      var values: [Double] = []
      values.reserveCapacity(seeds.count * x.count)
      for seed in seeds {
        var stream = RandomStream(key: seed, stream: 0)
        values += draw(worker, x, batchSize, &stream)
      }
      return SubjectDraws(values: values, dimension: x.count)
    }

    func restart() {}
  }
}
