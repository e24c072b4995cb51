import Testing

@testable import Checks

/// Every candidate, run as if it were foreign.
@Suite struct MethodCandidateTests {
  /// What a candidate would show in a case, its gradients and messages being those of the case at its own points.
  private func record(_ candidate: MethodCandidate, _ plan: MethodCase) -> MethodRecord {
    let scene = MethodScene(plan, dtype: .float64)
    let workers = Array(0..<plan.setting.workerCount)
    let zero = [Double](repeating: 0, count: plan.setting.dimension)
    var record = MethodRecord(plan: plan, start: scene.start)
    for t in 0..<plan.steps {
      record.steps.append(
        MethodRecord.Step(asked: workers.map { MethodRecord.Asked(worker: $0, point: zero, gradient: zero) }))
      let points = candidate.play(ReplayTape(record))[t].points
      for i in workers {
        record.steps[t].asked[i] = MethodRecord.Asked(
          worker: i, point: points[i], gradient: scene.gradient(of: i, inRound: t, at: points[i]))
      }
      for (i, vector) in candidate.play(ReplayTape(record))[t].arguments.enumerated() {
        let message = scene.message(of: i, inRound: t, compressing: vector)
        record.steps[t].compressed.append(MethodRecord.Compressed(worker: i, vector: vector, message: message))
      }
      record.steps[t].state = candidate.play(ReplayTape(record))[t].states.compactMapValues(\.first)
    }
    return record
  }

  private func evidence(_ candidate: MethodCandidate, _ method: KnownMethod) -> MethodEvidence {
    var evidence = MethodEvidence(dtype: .float64)
    // The edges; the rest is larger and would take minutes, since every round is replayed from the start.
    let cases = MethodCases.all(of: method, dimensions: [], seed: 1, budget: .quick).prefix(9)
    evidence.records = cases.map { record(candidate, $0) }
    if method.compresses {
      evidence.pair = MethodCases.pair(of: method, dimension: 4, seed: 1).map { record(candidate, $0) }
    }
    return evidence
  }

  @Test(arguments: KnownMethod.allCases)
  func soundCandidatesAreAcceptedAndFaultsAreNamed(method: KnownMethod) throws {
    for candidate in MethodCandidate.all(of: method) {
      let findings = MethodJudgement(evidence(candidate, method), method: method, subject: "").findings
      let finding = try #require(findings.first { $0.check == "stateByState" })
      guard !candidate.isSound else {
        let words = candidate.words ?? method.title
        #expect(findings.allSatisfy { $0.verdict == .consistent }, "\(words): \(findings.map(\.notes))")
        continue
      }
      let words = try #require(candidate.words)
      #expect(finding.verdict == .refuted, "\(words)")
      // Another fault may be the same method in other words; then either is named.
      #expect(finding.notes.contains { $0.hasPrefix("Everything that was seen agrees") }, "\(words): \(finding.notes)")
    }
  }

  /// What the bank starts from is the claimed method itself, up to rounding.
  @Test func theRulesWithoutChangeAreTheMethods() {
    for (method, rule) in [
      (KnownMethod.ef21SGDM, EstimateRule(start: .whole)), (.ef21, EstimateRule(start: .compressed)),
    ] {
      let candidate = MethodCandidate(words: nil, isSound: true, play: rule.play)
      let comparison = MethodComparison(evidence(candidate, method).records, dtype: .float64)
      #expect(comparison.outcome(of: MethodCandidate.all(of: method)[0]).difference == nil)
    }
    let feedback = MethodCandidate(words: nil, isSound: true, play: FeedbackRule().play)
    let comparison = MethodComparison(evidence(feedback, .ef14).records, dtype: .float64)
    #expect(comparison.outcome(of: MethodCandidate.all(of: .ef14)[0]).difference == nil)
  }

  @Test func aDifferenceBeyondRoundingIsSeenAtItsPlace() throws {
    let method = KnownMethod.ef21SGDM
    let claimed = MethodCandidate.all(of: method)[0]
    var records = evidence(claimed, method).records
    #expect(MethodComparison(records, dtype: .float64).outcome(of: claimed).difference == nil)
    records[6].steps[3].compressed[2].vector[4] += 1e-12
    let difference = try #require(MethodComparison(records, dtype: .float64).outcome(of: claimed).difference)
    #expect(difference.caseIndex == 6 && difference.round == 3 && difference.place == .argument)
    #expect(difference.worker == 2 && difference.coordinate == 4)
    // In float32 that is rounding.
    #expect(MethodComparison(records, dtype: .float32).outcome(of: claimed).difference == nil)
  }

  @Test func casesHoldTheEdges() {
    for method in KnownMethod.allCases {
      let cases = MethodCases.all(of: method, dimensions: [], seed: 1, budget: .standard)
      #expect(cases.contains { $0.setting.workerCount == 1 && $0.setting.dimension == 1 })
      #expect(cases.contains { $0.setting.momentum == 1 } && cases.contains { $0.setting.delay == 0 })
      #expect(cases.contains { $0.landscape == .ties } && cases.contains { $0.landscape == .startAtMinimum })
      #expect(cases.contains { $0.compression == .topK($0.setting.dimension) })
      #expect(Set(cases.map(\.index)).count == cases.count)
      let chosen = MethodCases.all(of: method, dimensions: [7], seed: 1, budget: .quick)
      #expect(!chosen.isEmpty && chosen.allSatisfy { $0.setting.dimension == 7 })
    }
  }
}
