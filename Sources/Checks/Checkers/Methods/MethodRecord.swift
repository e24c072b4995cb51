/// What a method did in one case, as far as it could be seen.
public struct MethodRecord: Hashable, Sendable, Codable {
  /// A gradient that was asked for.
  public struct Asked: Hashable, Sendable, Codable {
    public var worker: Int
    public var point: [Double]
    public var gradient: [Double]
  }

  /// A vector that was compressed.
  public struct Compressed: Hashable, Sendable, Codable {
    public var worker: Int
    public var vector: [Double]
    public var message: [Double]
  }

  /// One step: what was asked on the way, and the state at its end.
  public struct Step: Hashable, Sendable, Codable {
    public var asked: [Asked] = []
    public var compressed: [Compressed] = []
    public var state: MethodState = [:]

    /// The first point at which this worker's gradient was asked for.
    func point(of worker: Int) -> [Double]? { asked.first { $0.worker == worker }?.point }

    /// The gradient that this worker was given first, zero if it asked for none.
    func gradient(of worker: Int, dimension: Int) -> [Double] {
      asked.first { $0.worker == worker }?.gradient ?? [Double](repeating: 0, count: dimension)
    }

    func compressed(of worker: Int) -> Compressed? { compressed.first { $0.worker == worker } }

    /// Every number that the method has shown or handed over.
    var numbersShown: [[Double]] {
      asked.map(\.point) + compressed.map(\.vector) + MethodQuantity.allCases.flatMap { state[$0] ?? [] }
    }
  }

  public var plan: MethodCase
  /// `x⁰`.
  public var start: [Double]
  /// The steps. If the construction of the object asked for gradients it is the first of them.
  public var steps: [Step] = []
  /// Why the run ended before its time, if it did.
  public var failure: String?
  public var failureKind: SubjectFailure.Kind?

  /// The record with the messages and memories of every step moved to the step so much earlier, in which the gradients
  /// were asked for that they come from.
  func aligned(lag: Int) -> MethodRecord {
    var aligned = self
    aligned.steps = (0..<max(0, steps.count - lag)).map { t in
      var step = steps[t]
      step.compressed = steps[t + lag].compressed
      for quantity in MethodQuantity.allCases where !quantity.isOfTheIterate {
        step.state[quantity] = steps[t + lag].state[quantity]
      }
      return step
    }
    return aligned
  }
}
