import GSL

/// One run of a test over draws from a list of outcomes.
struct SequentialWalk {
  private let draws: RelativeDraws
  private let sampler: AtomSampler
  private var stream: RandomStream
  private var batch: [Int]

  init(_ draws: RelativeDraws, _ sampler: AtomSampler, stream: RandomStream, batch: Int) {
    self.draws = draws
    self.sampler = sampler
    self.stream = stream
    self.batch = Array(repeating: 0, count: batch)
  }

  /// The calls until the wealth reaches 1/α at the end of a batch; −1 if it has not after `limit` calls.
  mutating func callsToRefute(_ claim: CompressorClaim, limit: Int) -> Int {
    let threshold = 1 / CalibrationSize.alpha
    var calls = 0
    switch claim {
    case .unbiased(let omega):
      var test = VectorTest(omega: omega, dimension: draws.dimension, slack: .none)
      while calls < limit {
        calls += next()
        test.feed(draws, batch)
        if test.reaches(threshold) { return calls }
      }
    case .classB2(let gamma, let beta):
      var test = TwoParameterTest(gamma: gamma, beta: beta, slack: .none)
      while calls < limit {
        calls += next()
        test.feed(draws, batch)
        if test.reaches(threshold) { return calls }
      }
    default: preconditionFailure("walks are for unbiasedness and B2")
    }
    return -1
  }

  private mutating func next() -> Int {
    for i in batch.indices { batch[i] = sampler.draw(using: &stream) }
    return batch.count
  }
}
