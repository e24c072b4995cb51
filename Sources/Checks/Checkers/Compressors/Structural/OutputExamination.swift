import GSL

/// Looks at every single output, or at the size of every message: one counterexample refutes.
///
/// A subject that is declared deterministic is called once at each input; another one in two rounds, a
/// short one over all inputs first, so that a broken input is found soon.
struct OutputExamination {
  let inputs: [(input: LibraryInput, property: StructuralProperty)]
  let settings: RunSettings
  /// The calls that may be spent.
  let calls: Int
  /// What names the random streams.
  let claim: String
  /// Whether failures at an input are passed over, as at dimensions that nobody asked for.
  var passesOverFailures: (LibraryInput) -> Bool = { _ in false }

  private static let firstRound = 8
  /// The entries of outputs that are held at a time: 2 MB.
  private static let entriesAtATime = 1 << 18

  func run(_ session: inout PatientSession, _ evidence: inout StructuralEvidence) {
    let share = max(1, calls / max(1, inputs.count))
    let rounds =
      session.isDeclaredDeterministic
      ? [1] : share <= Self.firstRound ? [share] : [Self.firstRound, share - Self.firstRound]
    var trials = Array(repeating: 0, count: inputs.count)
    for (round, count) in rounds.enumerated() {
      for index in inputs.indices {
        guard evidence.violation == nil, evidence.obstacle == nil, !session.isOver else { break }
        trials[index] += examine(index, count: count, round: round, &session, &evidence)
      }
    }
    evidence.inputs = trials.count { $0 > 0 }
    evidence.leastTrials = trials.filter { $0 > 0 }.min() ?? 0
    let mustAnswer = inputs.indices.filter { !passesOverFailures(inputs[$0].input) }
    evidence.isComplete = !mustAnswer.isEmpty && mustAnswer.allSatisfy { trials[$0] > 0 }
  }

  /// Returns the number of outputs that were judged.
  private func examine(
    _ index: Int, count: Int, round: Int, _ session: inout PatientSession, _ evidence: inout StructuralEvidence
  ) -> Int {
    let (input, property) = inputs[index]
    var stream = RandomStream(
      StreamName(
        seed: settings.seed, purpose: .compressor, experiment: "\(claim) | \(input.name)", repetition: round))
    let chunk = max(1, Self.entriesAtATime / input.input.dimension)
    var judged = 0
    while judged < count {
      let seeds = (0..<min(chunk, count - judged)).map { _ in stream.next() }
      switch look(at: input, for: property, seeds, &session, &evidence) {
      case .noAnswer: return judged
      case .clean: judged += seeds.count
      case .violated(let detail):
        evidence.violation = .init(input: input, detail: detail)
        return judged + seeds.count
      }
    }
    return judged
  }

  private enum Look {
    case noAnswer, clean
    case violated(String)

    init(_ detail: String?) { self = detail.map(Look.violated) ?? .clean }
  }

  private func look(
    at input: LibraryInput, for property: StructuralProperty, _ seeds: [UInt64], _ session: inout PatientSession,
    _ evidence: inout StructuralEvidence
  ) -> Look {
    if case .bits = property {
      guard let sizes = session.messageBits(at: input, seeds: seeds) else { return .noAnswer }
      let known = sizes.compactMap(\.self)
      guard known.count == seeds.count else {
        evidence.obstacle =
          "this subject does not report its message size; return the bits of every message with its value, "
          + "or drop the claim"
        return .noAnswer
      }
      return Look(known.lazy.compactMap { property.violation(byMessageOf: $0) }.first)
    }
    guard let draws = session.draws(at: input, seeds: seeds) else { return .noAnswer }
    return Look((0..<draws.count).lazy.compactMap { property.violation(by: draws.draw($0)) }.first)
  }
}
