/// The findings on a subject's manners: a pure function of the evidence.
struct PropertyJudgement {
  let evidence: PropertyEvidence
  let dtype: DType
  let domain: Domain

  var findings: [Finding] {
    var findings = [
      finding("finiteOutput", "every output is finite", seen: evidence.nonFinite),
      finding("inputUnchanged", "the argument is left as it was", seen: evidence.mutation),
      finding("independentDraws", "draws with different seeds are independent", seen: evidence.reseeding),
      history,
    ]
    if let failure = evidence.failures.first {
      var finding = finding("answers", "every request is answered", seen: failure)
      finding.verdict = .failed
      finding.notes += evidence.failures.dropFirst().map { "Also at \($0.input.name): \($0.detail)" }
      findings.append(finding)
    }
    return findings
  }

  private func finding(_ check: String, _ claim: String, seen: PropertyEvidence.Sighting?) -> Finding {
    let isComplete = evidence.calls > 0 && !evidence.endedByTimeLimit
    return Finding(
      check: check, claim: claim, verdict: seen != nil ? .refuted : isComplete ? .consistent : .undecided,
      quantity: "counterexamples", calls: evidence.calls, shape: seen?.input.input.shape, dtype: dtype.rawValue,
      domain: domain.description,
      witness: seen.map { Finding.Witness(name: $0.input.name, x: $0.input.input.entries) },
      notes: seen.map { ["At \($0.input.name): \($0.detail)."] }
        ?? (evidence.endedByTimeLimit ? ["The time limit ended the run before every input was tried."] : []))
  }

  private var history: Finding {
    var finding = finding("stateless", "outputs do not depend on earlier calls", seen: nil)
    switch evidence.history {
    case .none:
      if evidence.allOutputsEqual && !evidence.isDeclaredDeterministic {
        finding.notes = ["Apparently deterministic: all outputs at each input were equal. Judged as if it were random."]
      }
    case .remembered:
      finding.verdict = .refuted
      finding.notes = [
        "\(evidence.historyDetail ?? "the output changed"), while a fresh start repeats it: the subject keeps a memory, "
          + "or a generator that does not start from the seed. Make it a function of its input and of a generator "
          + "that it is handed, or offer a fresh object for each draw."
      ]
    case .notReproducible:
      finding.verdict = .undecided
      finding.notes = [
        "Not reproducible: two fresh starts with one seed differ. Take the randomness from the seed to have this judged."
      ]
    case .unknown: finding.verdict = .undecided
    }
    return finding
  }
}
