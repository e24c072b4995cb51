import Foundation
import GSL

/// Gathers what a structural claim needs: which examination is made depends on the claim and on the subject.
struct StructuralExamination {
  let subject: any CompressorSubject
  let claim: StructuralClaim
  let domain: Domain
  let inputs: StructuralInputs
  let deadline: ContinuousClock.Instant?
  let run: RunSettings
  /// The calls that may be spent.
  let calls: Int
  /// What names the random streams.
  let name: String

  /// What is seen of the subject.
  ///
  /// - Parameter sessions: One session; claims about several workers add others.
  func evidence(_ sessions: inout [PatientSession]) throws -> StructuralEvidence {
    var evidence = StructuralEvidence()
    evidence.alpha = run.criterion.falseAlarmProbability
    evidence.isDeclaredDeterministic = sessions[0].isDeclaredDeterministic
    try gather(&sessions, &evidence)
    evidence.calls = sessions.reduce(0) { $0 + $1.calls }
    evidence.endedByTimeLimit = evidence.endedByTimeLimit || sessions.contains(where: \.endedByTimeLimit)
    let failures = sessions.compactMap(\.failure)
    evidence.failure = claim.form == .dimensionKept ? failures.first { inputs.isAsked($0.input) } : failures.first
    if let wrong = sessions.compactMap(\.wrongLength).first {
      if claim.form == .dimensionKept {
        evidence.violation = wrong
      } else {
        evidence.failure = evidence.failure ?? wrong
      }
    }
    return evidence
  }

  private func gather(_ sessions: inout [PatientSession], _ evidence: inout StructuralEvidence) throws {
    let library = inputs.tried.map(\.input)
    switch claim.form {
    case .sparse, .bits, .finite, .zeroAtZero, .dimensionKept:
      outputs.run(&sessions[0], &evidence)
    case .range:
      outputs.run(&sessions[0], &evidence)
      guard evidence.violation == nil else { return }
      let exponents = ExtremeScales(of: subject.dtype).exponents
      compareUnderSeeds(scalings(by: exponents, domain: nil), weight: 1, &sessions, &evidence)
    case .deterministic:
      RepetitionExamination(kind: .otherSeeds, inputs: library, settings: run, calls: calls, claim: name)
        .run(&sessions[0], &evidence)
    case .seedReproducible:
      RepetitionExamination(kind: .freshStart, inputs: library, settings: run, calls: calls, claim: name)
        .run(&sessions[0], &evidence)
    case .homogeneous:
      let relations = scalings(by: [-40, -7, -1, 1, 7, 40], domain: domain)
      compareUnderSeeds(relations, weight: 0.5, &sessions, &evidence)
      if isInLawOnly(evidence) {
        compareLaws(pairs([10, -10].map { .scaling(exponent: $0) }), 0.5, &sessions, &evidence)
      }
    case .stateless:
      let relations = library.map { ($0, SharedSeedRelation.history(others: others(than: $0))) }
      compareUnderSeeds(relations, weight: 0.5, &sessions, &evidence)
      if isInLawOnly(evidence) {
        compareLaws(library.map { ($0, PairedLaw.history(others: others(than: $0))) }, 0.5, &sessions, &evidence)
      }
    case .odd: compareLaws(pairs([.negation]), 1, &sessions, &evidence)
    case .permutationEquivariant:
      let pairs = library.flatMap { input in
        PairedLaw.permutations(dimension: input.input.dimension, seed: run.seed).map { (input, $0) }
      }
      compareLaws(pairs.filter { applies($1, to: $0) }, 1, &sessions, &evidence)
    case .independentCalls, .independentWorkers, .average:
      try testDependence(&sessions, &evidence)
    }
  }

  private var outputs: OutputExamination {
    OutputExamination(inputs: inputs.tried, settings: run, calls: calls, claim: name) { input in
      claim.form == .dimensionKept && !inputs.isAsked(input)
    }
  }

  /// Whether shared seeds told nothing: the output is no function of the seed, as it may be.
  private func isInLawOnly(_ evidence: StructuralEvidence) -> Bool {
    evidence.violation == nil && !evidence.isDeclaredDeterministic && (evidence.sharedSeed?.unconfirmed ?? 0) > 0
  }

  private func scalings(by exponents: [Int], domain: Domain?) -> [(LibraryInput, SharedSeedRelation)] {
    inputs.tried.flatMap { input, _ in
      exponents.map { (input, SharedSeedRelation.scaled(exponent: $0)) }
        .filter { $1.applies(to: $0, domain: domain, dtype: subject.dtype) }
    }.filter { $0.0.input.entries.contains { $0 != 0 } }
  }

  private func applies(_ law: PairedLaw, to input: LibraryInput) -> Bool {
    law.applies(to: input, domain: domain, dtype: subject.dtype)
  }

  private func pairs(_ laws: [PairedLaw]) -> [(LibraryInput, PairedLaw)] {
    inputs.tried.flatMap { input, _ in laws.map { (input, $0) } }.filter { applies($1, to: $0) }
  }

  /// A burn-in: another input of the shape, then the input itself at a large scale where the domain allows it.
  private func others(than input: LibraryInput) -> [LibraryInput] {
    let large = [20, 10, 3].lazy.compactMap { exponent -> LibraryInput? in
      let entries = input.input.entries.map { subject.dtype.rounded(scalbn($0, exponent)) }
      guard domain.contains(entries) else { return nil }
      return LibraryInput(
        name: "2^\(exponent) · \(input.name)", input: SubjectInput(entries, shape: input.input.shape))
    }.first
    let other = inputs.companions.last { $0.input.shape == input.input.shape && $0 != input }
    // The large one comes last: some memories reach back one call only.
    return [other, large].compactMap(\.self)
  }

  private func compareUnderSeeds(
    _ comparisons: [(LibraryInput, SharedSeedRelation)], weight: Double,
    _ sessions: inout [PatientSession], _ evidence: inout StructuralEvidence
  ) {
    SharedSeedExamination(
      comparisons: comparisons, settings: run, calls: calls, claim: name, dtype: subject.dtype, weight: weight
    ).run(&sessions[0], &evidence)
  }

  private func compareLaws(
    _ pairs: [(LibraryInput, PairedLaw)], _ weight: Double, _ sessions: inout [PatientSession],
    _ evidence: inout StructuralEvidence
  ) {
    if evidence.isDeclaredDeterministic {
      return ExactPairs(pairs: pairs, dtype: subject.dtype).run(&sessions[0], &evidence)
    }
    let share = weight / Double(max(1, pairs.count))
    let arms = pairs.map { PairArm(input: $0, law: $1, weight: share, dtype: subject.dtype) }
    search(arms, &sessions, &evidence)
  }

  private func testDependence(
    _ sessions: inout [PatientSession], _ evidence: inout StructuralEvidence
  ) throws {
    if evidence.isDeclaredDeterministic, claim.form != .average {
      // Constants are independent; whether they are constant is seen by calling again.
      var repeated = evidence
      RepetitionExamination(
        kind: .otherSeeds, inputs: inputs.tried.map(\.input), settings: run, calls: calls, claim: name
      ).run(&sessions[0], &repeated)
      if repeated.violation == nil {
        evidence = repeated
        return
      }
    }
    let weight = 1 / Double(inputs.tried.count)
    guard claim.form != .independentCalls else {
      // Half of the capital is on a dependence that shows at every input.
      let library = inputs.tried.map(\.input)
      let arms = [CallArm(pooling: library, weight: 0.5)] + library.map { CallArm(input: $0, weight: weight / 2) }
      return search(arms, &sessions, &evidence)
    }
    // The number of workers must not depend on the input, or sessions would be started again and again.
    let counts = Set(inputs.tried.map(\.property.workers))
    while sessions.count < counts.max() ?? 1 {
      guard let session = try subject.makeSessionInTime() else {
        evidence.endedByTimeLimit = true
        return
      }
      sessions.append(PatientSession(session, deadline: deadline))
    }
    let slack = RoundingSlack(subject.dtype)
    let arms = inputs.tried.map { input, property in
      if case .average(let omega, let workers) = property {
        WorkerArm(
          averageAt: input, workers: workers, bound: slack.widened(averageOf: workers, omega: omega), weight: weight)
      } else {
        WorkerArm(dependenceAt: input, workers: property.workers, weight: weight)
      }
    }
    search(arms, &sessions, &evidence)
  }

  private func search(
    _ arms: [some TrialArm], _ sessions: inout [PatientSession],
    _ evidence: inout StructuralEvidence
  ) {
    var search = TrialSearch(arms: arms, settings: run, claim: name, remembered: inputs.remembered)
    search.spend(calls: calls, &sessions)
    evidence.arms = search.arms.map(\.evidence)
    let tried = evidence.arms.filter { $0.trials > 0 }
    evidence.inputs = Set(tried.map(\.input.name)).count
    evidence.leastTrials = tried.map(\.trials).min() ?? 0
    evidence.isComplete = !arms.isEmpty && tried.count == arms.count
  }
}

extension StructuralProperty {
  /// The workers that the property speaks of; one for most.
  fileprivate var workers: Int {
    switch self {
    case .independentWorkers(let count), .average(_, let count): count
    default: 1
    }
  }
}
