import GSL

/// The test that calls are independent of each other, at one input or pooled over several; a trial is one
/// block for every lag at the input, or at each of the next sixteen.
///
/// Whatever the input of a block, its sign is symmetric under the claim, so that one test may run over the
/// blocks of all inputs: a dependence that shows everywhere is found sooner.
struct CallArm: TrialArm {
  private(set) var evidence: WealthEvidence
  private let inputs: [(input: LibraryInput, reference: RelativeReference)]
  private var test = CallDependenceTest()
  /// The input that comes next.
  private var next = 0

  private static let inputsInATrial = 16

  init(input: LibraryInput, weight: Double) {
    self.init([input], comparison: "independent calls", weight: weight)
  }

  /// - Parameter inputs: At least one.
  init(pooling inputs: [LibraryInput], weight: Double) {
    self.init(inputs, comparison: "independent calls at this and all other inputs", weight: weight)
  }

  private init(_ inputs: [LibraryInput], comparison: String, weight: Double) {
    evidence = WealthEvidence(input: inputs[0], comparison: comparison, weight: weight)
    evidence.isPooled = inputs.count > 1
    self.inputs = inputs.map { ($0, RelativeReference($0.input.entries)) }
  }

  var callsPerTrial: Int { CallDependenceTest.callsInARound * roundsInATrial }

  private var roundsInATrial: Int { min(inputs.count, Self.inputsInATrial) }

  mutating func make(trials: Int, stream: inout RandomStream, _ sessions: inout [PatientSession]) {
    for _ in 0..<trials * roundsInATrial {
      let (input, reference) = inputs[next]
      next = (next + 1) % inputs.count
      let seeds = (0..<CallDependenceTest.callsInARound).map { _ in stream.next() }
      guard let draws = sessions[0].draws(at: input, seeds: seeds) else { return }
      for index in 0..<draws.count { test.feed(relativeError(draws.draw(index), at: reference)) }
      evidence.trials += 1
      if let wealth = test.logWealth {
        evidence.final = wealth
        evidence.supremum = max(evidence.supremum, wealth)
      }
    }
  }
}

/// `(C(x) − x)/‖x‖`, scaled before the subtraction.
func relativeError(_ output: ArraySlice<Double>, at reference: RelativeReference) -> [Double] {
  zip(output, reference.scaledEntries).map { ($0 * reference.scale - $1) / reference.scaledNorm }
}
