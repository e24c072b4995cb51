import GSL

/// One sequential test with the data that its updates are timed on.
public enum EngineKernel: Sendable, CaseIterable {
  case ratio, vector, twoParameters

  /// Feeds so many values, from a list that is drawn beforehand, and returns the logarithm of the wealth.
  ///
  /// - Parameter updates: A multiple of 512.
  public func run(updates: Int) -> Double {
    switch self {
    case .ratio:
      let values = Self.values
      var test = RatioTest()
      for start in stride(from: 0, to: updates, by: values.count) {
        for index in 0..<min(values.count, updates - start) { test.feed(values[index]) }
      }
      return test.logWealth
    case .vector:
      var test = VectorTest(omega: 3, dimension: Self.draws.dimension, slack: .none)
      for update in stride(from: 0, to: updates, by: 8) { test.feed(Self.draws, (update % 512)..<(update % 512 + 8)) }
      return test.logWealth
    case .twoParameters:
      var test = TwoParameterTest(gamma: 1, beta: 4, slack: .none)
      for update in stride(from: 0, to: updates, by: 8) { test.feed(Self.draws, (update % 512)..<(update % 512 + 8)) }
      return test.logWealth
    }
  }

  /// Exponential numbers of mean 1.
  private static let values: [Double] = {
    var stream = RandomStream(key: 1, stream: 0)
    return (0..<512).map { _ in stream.exponential(mean: 1) }
  }()

  /// Calls of unbiased Rand-4 of 16.
  private static let draws: RelativeDraws = {
    var stream = RandomStream(key: 2, stream: 0)
    let x = ReferenceInput.gaussian
    var draws = RelativeDraws(at: RelativeReference(x))
    for _ in 0..<512 {
      let kept = Set(stream.subset(of: 16, count: 4))
      draws.add(x.indices.map { kept.contains($0) ? 4 * x[$0] : 0 }[...])
    }
    return draws
  }()
}
