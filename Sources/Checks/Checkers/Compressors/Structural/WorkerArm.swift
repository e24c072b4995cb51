import GSL

/// A test of several workers at one input, each a session with its own seeds: that they are independent, or
/// that their average is as good as independence makes it. A trial is two rounds.
struct WorkerArm: TrialArm {
  private(set) var evidence: WealthEvidence
  private let reference: RelativeReference
  private var test: Test
  private let workerCount: Int

  private enum Test {
    case dependence(WorkerDependenceTest)
    case average(RatioTest, bound: Double)
  }

  /// The rounds that are drawn at a time.
  private static let roundsAtATime = 32

  private init(input: LibraryInput, comparison: String, workers: Int, weight: Double, test: Test) {
    evidence = WealthEvidence(input: input, comparison: comparison, weight: weight)
    reference = RelativeReference(input.input.entries)
    workerCount = workers
    self.test = test
  }

  /// The workers are independent.
  init(dependenceAt input: LibraryInput, workers: Int, weight: Double) {
    self.init(
      input: input, comparison: "independent workers", workers: workers, weight: weight,
      test: .dependence(WorkerDependenceTest(workerCount: workers)))
  }

  /// `E‖average − x‖² ≤ bound · ‖x‖²`.
  init(averageAt input: LibraryInput, workers: Int, bound: Double, weight: Double) {
    self.init(
      input: input, comparison: "average of workers", workers: workers, weight: weight,
      test: .average(RatioTest(), bound: bound))
  }

  var callsPerTrial: Int { 2 * workerCount }

  mutating func make(trials: Int, stream: inout RandomStream, _ sessions: inout [PatientSession]) {
    var left = 2 * trials
    while left > 0 {
      let count = min(left, Self.roundsAtATime)
      var errors = [[[Double]]](repeating: [], count: count)
      for worker in 0..<workerCount {
        let seeds = (0..<count).map { _ in stream.next() }
        guard let draws = sessions[worker].draws(at: evidence.input, seeds: seeds) else { return }
        for round in 0..<count { errors[round].append(relativeError(draws.draw(round), at: reference)) }
      }
      for round in errors { feed(round) }
      left -= count
    }
  }

  private mutating func feed(_ errors: [[Double]]) {
    switch test {
    case .dependence(var running):
      running.feed(errors)
      test = .dependence(running)
      guard let wealth = running.logWealth else { return }
      evidence.trials += 1
      look(wealth)
    case .average(var running, let bound):
      let ratio = squaredNormOfMean(errors) / bound
      running.feed(ratio)
      test = .average(running, bound: bound)
      evidence.trials += 1
      evidence.mean += (ratio - evidence.mean) / Double(evidence.trials)
      if evidence.sample.count < WealthEvidence.sampleLimit { evidence.sample.append(ratio) }
      look(running.logWealth)
    }
  }

  private mutating func look(_ wealth: Double) {
    evidence.final = wealth
    evidence.supremum = max(evidence.supremum, wealth)
  }
}

/// `‖(1/n) Σᵢ Dᵢ‖²`.
private func squaredNormOfMean(_ vectors: [[Double]]) -> Double {
  var square = 0.0
  for i in vectors[0].indices {
    let mean = vectors.reduce(0) { $0 + $1[i] } / Double(vectors.count)
    square += mean * mean
  }
  return square
}
