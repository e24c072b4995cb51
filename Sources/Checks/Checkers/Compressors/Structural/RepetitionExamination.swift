import GSL

/// Compares outputs bit by bit with those of a second pass over all inputs.
struct RepetitionExamination {
  enum Kind {
    /// Other seeds, in the reverse order of inputs: the output must be a function of the input alone.
    case otherSeeds
    /// The same seeds in the same order after a fresh start: the output must be reproduced.
    case freshStart
  }

  let kind: Kind
  let inputs: [LibraryInput]
  let settings: RunSettings
  /// The calls that may be spent.
  let calls: Int
  /// What names the random streams.
  let claim: String

  /// The entries of outputs that are kept for the second pass: 32 MB.
  private static let entriesKept = 1 << 22
  private static let mostSeeds = 64

  func run(_ session: inout PatientSession, _ evidence: inout StructuralEvidence) {
    let entries = inputs.reduce(0) { $0 + $1.input.dimension }
    let affordable = min(Self.entriesKept / max(1, entries), calls / (2 * max(1, inputs.count)))
    let count = max(2, min(Self.mostSeeds, affordable))
    var first = [[UInt64]?](repeating: nil, count: inputs.count)
    for index in inputs.indices where evidence.violation == nil {
      first[index] = bits(index, pass: 0, count: count, &session)
      if kind == .otherSeeds, let outputs = first[index] { compareWithin(outputs, index, &evidence) }
    }
    guard evidence.violation == nil, kind == .otherSeeds || session.restart() else { return }
    let order = kind == .otherSeeds ? Array(inputs.indices.reversed()) : Array(inputs.indices)
    var compared = 0
    for index in order where evidence.violation == nil {
      guard let earlier = first[index],
        let again = bits(index, pass: kind == .otherSeeds ? 1 : 0, count: count, &session)
      else { continue }
      compared += 1
      compare(again, earlier, index, &evidence)
    }
    evidence.inputs = evidence.violation == nil ? compared : max(1, compared)
    // Of the outputs under other seeds only disjoint pairs count as trials.
    evidence.leastTrials = count
    evidence.isComplete = compared == inputs.count
  }

  private func bits(_ index: Int, pass: Int, count: Int, _ session: inout PatientSession) -> [UInt64]? {
    var stream = RandomStream(
      StreamName(
        seed: settings.seed, purpose: .compressor, experiment: "\(claim) | \(inputs[index].name)", repetition: pass))
    let seeds = (0..<count).map { _ in stream.next() }
    return session.draws(at: inputs[index], seeds: seeds)?.values.map(\.bitPattern)
  }

  /// All outputs of one batch against its first.
  private func compareWithin(_ outputs: [UInt64], _ index: Int, _ evidence: inout StructuralEvidence) {
    let d = inputs[index].input.dimension
    for place in outputs.indices.dropFirst(d) where outputs[place] != outputs[place % d] {
      let values = (Double(bitPattern: outputs[place]), Double(bitPattern: outputs[place % d]))
      evidence.violation = .init(
        input: inputs[index],
        detail: "entry \(place % d) of C(x) is \(values.1) in the first call and \(values.0) in call \(place / d + 1)")
      return
    }
  }

  private func compare(_ again: [UInt64], _ earlier: [UInt64], _ index: Int, _ evidence: inout StructuralEvidence) {
    guard let place = again.indices.first(where: { again[$0] != earlier[$0] }) else { return }
    let d = inputs[index].input.dimension
    let values = (Double(bitPattern: earlier[place]), Double(bitPattern: again[place]))
    let occasion = kind == .otherSeeds ? "after calls at other inputs" : "after a fresh start, for the same seed"
    evidence.violation = .init(
      input: inputs[index], detail: "entry \(place % d) of C(x) was \(values.0) and is \(values.1) \(occasion)")
  }
}
