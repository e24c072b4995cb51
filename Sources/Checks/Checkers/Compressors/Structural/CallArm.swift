import GSL

/// The test that calls at one input are independent; a trial is one block for every lag.
struct CallArm: TrialArm {
  private(set) var evidence: WealthEvidence
  private let reference: RelativeReference
  private var test = CallDependenceTest()

  /// The entries of outputs that are held at a time: 2 MB.
  private static let entriesAtATime = 1 << 18

  init(input: LibraryInput, weight: Double) {
    evidence = WealthEvidence(input: input, comparison: "independent calls", weight: weight)
    reference = RelativeReference(input.input.entries)
  }

  var callsPerTrial: Int { CallDependenceTest.callsInARound }

  mutating func make(trials: Int, stream: inout RandomStream, _ sessions: inout [PatientSession]) {
    let most = max(1, Self.entriesAtATime / (callsPerTrial * reference.direction.count))
    var left = trials
    while left > 0 {
      let count = min(left, most)
      let seeds = (0..<count * callsPerTrial).map { _ in stream.next() }
      guard let draws = sessions[0].draws(at: evidence.input, seeds: seeds) else { return }
      for index in 0..<draws.count { test.feed(relativeError(draws.draw(index), at: reference)) }
      evidence.trials += count
      if let wealth = test.logWealth {
        evidence.final = wealth
        evidence.supremum = max(evidence.supremum, wealth)
      }
      left -= count
    }
  }
}

/// `(C(x) − x)/‖x‖`, scaled before the subtraction.
func relativeError(_ output: ArraySlice<Double>, at reference: RelativeReference) -> [Double] {
  zip(output, reference.scaledEntries).map { ($0 * reference.scale - $1) / reference.scaledNorm }
}
