/// The findings about the runs of a method.
struct MethodJudgement {
  private let evidence: MethodEvidence
  private let method: KnownMethod
  private let comparison: MethodComparison
  private let words: MethodWords

  init(_ evidence: MethodEvidence, method: KnownMethod, subject: String) {
    self.evidence = evidence
    self.method = method
    comparison = MethodComparison(evidence.records, dtype: evidence.dtype)
    words = MethodWords(evidence: evidence, method: method)
  }

  var findings: [Finding] {
    if let failure = evidence.startFailure {
      return [finding("answers", "every step is answered", evidence.ranOutOfTime ? .undecided : .failed, [failure])]
    }
    guard evidence.records.contains(where: { !$0.steps.isEmpty }) else {
      return [answers ?? finding("answers", "every step is answered", .undecided, ["No case was run."])]
    }
    let claimed = closest
    let records = completed(claimed)
    return [answers, finiteStates, stateByState(claimed)].compactMap(\.self)
      + [
        invariant(
          "memoryConserved", words.conservation,
          MemoryConservation(slack: RecordedSlack(evidence.dtype)).outcome(of: records)),
        invariant(
          "replicasAgree", words.agreement, ReplicaAgreement(slack: RecordedSlack(evidence.dtype)).outcome(of: records)),
        method.compresses
          ? invariant(
            "memoryActive", "what compression has lost influences what is sent later",
            MemoryActivity(slack: RecordedSlack(evidence.dtype)).outcome(of: evidence.pair, caseIndex: -1)) : nil,
      ].compactMap(\.self)
  }

  // MARK: - Manners

  private var answers: Finding? {
    let failures = evidence.records.filter { $0.failure != nil }
    guard let first = failures.first, let failure = first.failure else { return nil }
    let verdict: Verdict = first.failureKind == .endOfRun ? .undecided : .failed
    let place = "In the case \(first.plan.words), step \(first.steps.count): \(failure)."
    let count = failures.count > 1 ? ["\(failures.count) of \(evidence.records.count) runs ended so."] : []
    return finding("answers", "every step is answered", verdict, [place] + count)
  }

  private var finiteStates: Finding? {
    for (index, record) in evidence.records.enumerated() {
      for (t, step) in record.steps.enumerated() {
        for row in step.numbersShown {
          guard let j = row.firstIndex(where: { !$0.isFinite }) else { continue }
          var finding = finding(
            "finiteOutput", "every state is finite", .refuted,
            ["\(words.place(index, round: t)), coordinate \(j): \(row[j])."])
          finding.witness = words.witness(index)
          return finding
        }
      }
    }
    return nil
  }

  // MARK: - State by state

  private typealias Standing = (candidate: MethodCandidate, outcome: MethodComparison.Outcome)

  /// The sound candidate that agrees with everything, or else the one that agrees longest.
  private var closest: Standing {
    let sound = MethodCandidate.all(of: method).filter(\.isSound)
    var best = (candidate: sound[0], outcome: comparison.outcome(of: sound[0]))
    for candidate in sound.dropFirst() {
      guard let reached = best.outcome.difference else { return best }
      let outcome = comparison.outcome(of: candidate)
      if outcome.difference.map({ $0.isLater(than: reached) }) ?? true { best = (candidate, outcome) }
    }
    return best
  }

  /// The aligned records. Where everything agrees, momentum averages that are not shown are those of the candidate: the
  /// vectors that are compressed depend on them.
  private func completed(_ claimed: Standing) -> [MethodRecord] {
    guard claimed.outcome.difference == nil, method == .ef21SGDM else { return claimed.outcome.records }
    return claimed.outcome.records.map { record in
      var record = record
      for (t, expected) in claimed.candidate.play(ReplayTape(record)).enumerated()
      where record.steps[t].state[.averages] == nil {
        record.steps[t].state[.averages] = expected.states[.averages]?.first
      }
      return record
    }
  }

  private func stateByState(_ claimed: Standing) -> Finding {
    let claim = "\(method.title): \(method.update)"
    let rounds = evidence.records.reduce(0) { $0 + $1.steps.count }
    guard let difference = claimed.outcome.difference else {
      let isComplete = evidence.records.allSatisfy { $0.failure == nil }
      let variant = claimed.candidate.words.map { ["It \($0)."] } ?? []
      return finding(
        "stateByState", claim, isComplete ? .consistent : .undecided, variant + [words.compared(rounds: rounds)])
    }
    var finding = finding(
      "stateByState", claim, .refuted,
      [words.sentence(difference)]
        + (claimed.candidate.words.map { ["It is compared with a method that \($0)."] } ?? [])
        + diagnosis)
    finding.quantity = words.quantity(difference)
    finding.promised = ["expected": difference.expected]
    finding.observed = Finding.Observed(lower: difference.got, estimate: difference.got, upper: difference.got)
    finding.shape = [evidence.records[difference.caseIndex].plan.setting.dimension]
    finding.witness = words.witness(difference.caseIndex)
    return finding
  }

  /// The known faults that explain everything that was seen, two at most.
  private var diagnosis: [String] {
    let faults = MethodCandidate.all(of: method).lazy.filter { candidate in
      !candidate.isSound && comparison.outcome(of: candidate).difference == nil
    }.compactMap(\.words)
    let found = Array(faults.prefix(2))
    guard !found.isEmpty else { return ["No known fault explains all that was seen."] }
    return ["Everything that was seen agrees with the method in which \(found.joined(separator: "; or in which "))."]
  }

  // MARK: - Invariants

  private func invariant(_ check: String, _ claim: String, _ outcome: InvariantOutcome) -> Finding {
    switch outcome {
    case .holds: return finding(check, claim, .consistent, [])
    case .unseen(let reason): return finding(check, claim, .undecided, [reason])
    case .fails(let words, let index):
      let place = index >= 0 ? "In the case \(evidence.records[index].plan.words), " : "With equal gradients, "
      var finding = finding(check, claim, .refuted, [place + words + "."])
      finding.witness = index >= 0 ? self.words.witness(index) : nil
      return finding
    }
  }

  private func finding(_ check: String, _ claim: String, _ verdict: Verdict, _ notes: [String]) -> Finding {
    Finding(
      check: check, claim: claim, verdict: verdict, quantity: "",
      calls: evidence.records.reduce(0) { $0 + $1.steps.count }, dtype: evidence.dtype.rawValue, notes: notes)
  }
}
