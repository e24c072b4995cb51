import Foundation
import GSL

/// Compares plain calls with others under the same seeds, at every input.
///
/// Where a comparison fails, it is repeated with the same seed: see `SharedSeedTrial` for why the signs
/// of the repetitions are symmetric under the claim, at whichever comparison one stops to repeat. A subject that
/// takes its randomness from the seed and breaks the law does so every time, and is refuted after about
/// 25 repetitions; one that is declared deterministic after the first.
struct SharedSeedExamination {
  let comparisons: [(input: LibraryInput, relation: SharedSeedRelation)]
  let settings: RunSettings
  /// The calls that may be spent.
  let calls: Int
  /// What names the random streams.
  let claim: String
  let dtype: DType
  /// The share of the false-alarm probability.
  let weight: Double

  /// After so many failures that did not come again, the output is taken to be no function of the seed.
  private static let unconfirmedLimit = 8
  private static let mostRepetitions = 64
  /// One call at a time is slow for foreign subjects: the part of the budget that is spent here.
  private static let partOfBudget = 10

  func run(_ session: inout PatientSession, _ evidence: inout StructuralEvidence) {
    var seen = SharedSeedEvidence(weight: weight)
    let budget = calls / Self.partOfBudget
    let callsBefore = session.calls
    let passes = session.isDeclaredDeterministic ? 1 : Int.max
    var pass = 0
    var compared = Array(repeating: 0, count: comparisons.count)
    while pass < passes && goesOn(seen, session, evidence) {
      for index in comparisons.indices where goesOn(seen, session, evidence) {
        // The first pass is always completed.
        guard pass == 0 || session.calls - callsBefore < budget else { break }
        if compare(index, pass: pass, &session, &seen, &evidence) { compared[index] += 1 }
      }
      pass += 1
      if session.calls - callsBefore >= budget { break }
    }
    let byInput = Dictionary(grouping: comparisons.indices) { comparisons[$0].input.name }
      .values.map { $0.reduce(0) { $0 + compared[$1] } }
    evidence.inputs = byInput.count { $0 > 0 }
    evidence.leastTrials = byInput.filter { $0 > 0 }.min() ?? 0
    evidence.isComplete = !compared.isEmpty && compared.allSatisfy { $0 > 0 }
    evidence.sharedSeed = seen
  }

  private func goesOn(_ seen: SharedSeedEvidence, _ session: PatientSession, _ evidence: StructuralEvidence) -> Bool {
    !session.isOver && evidence.violation == nil && seen.unconfirmed < Self.unconfirmedLimit && !isRefuted(seen)
  }

  private func isRefuted(_ seen: SharedSeedEvidence) -> Bool {
    seen.supremum + log(weight) >= log(1 / settings.criterion.falseAlarmProbability)
  }

  /// Whether the comparison could be made.
  private func compare(
    _ index: Int, pass: Int, _ session: inout PatientSession, _ seen: inout SharedSeedEvidence,
    _ evidence: inout StructuralEvidence
  ) -> Bool {
    let (input, relation) = comparisons[index]
    var stream = RandomStream(
      StreamName(
        seed: settings.seed, purpose: .compressor, experiment: "\(claim) | \(relation.name) | \(input.name)",
        repetition: pass))
    let seed = stream.next()
    guard let plain = session.output(at: input, seed: seed),
      let image = relation.image(at: input, seed: seed, &session)
    else { return false }
    seen.comparisons += 1
    guard !relation.agree(image, plain, dtype: dtype) else { return true }
    seen.sighting = .init(input: input, detail: "\(relation.name) differs: \(difference(image, plain))")
    confirm(at: input, relation, seed: seed, &session, &seen, &evidence)
    return true
  }

  private func confirm(
    at input: LibraryInput, _ relation: SharedSeedRelation, seed: UInt64, _ session: inout PatientSession,
    _ seen: inout SharedSeedEvidence, _ evidence: inout StructuralEvidence
  ) {
    for _ in 0..<Self.mostRepetitions where !isRefuted(seen) {
      guard let trial = relation.trial(at: input, seed: seed, &session) else { return }
      let sign = trial.sign { relation.agree($0, $1, dtype: dtype) }
      seen.test.feed(signOf: sign)
      seen.supremum = max(seen.supremum, seen.test.logWealth)
      guard sign > 0 else {
        seen.unconfirmed += 1
        return
      }
      seen.sighting = .init(
        input: input, detail: "\(relation.name) differs: \(difference(trial.image, trial.first))")
      if session.isDeclaredDeterministic {
        evidence.violation = seen.sighting
        return
      }
    }
  }

  private func difference(_ image: [Double], _ plain: [Double]) -> String {
    firstDifference(image, plain) ?? "in the bits"
  }
}
