import Testing

@testable import Checks

/// What theory says of compressed descent and of EF14 on strongly convex functions, and the trial of each statement.
@Suite struct StatementCatalogueTests {
  private let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())

  /// All findings of the checks with the outcome of their trials.
  private func results(_ checks: [StatementCheck]) throws -> [(finding: Finding, trial: Trial)] {
    try checks.flatMap { check in
      let evidence = try check.gather(resuming: nil, in: run)
      return Array(zip(check.judge(evidence, by: run.criterion), check.trials(of: evidence)))
    }
  }

  private func trials(of part: String, in results: [(finding: Finding, trial: Trial)]) -> [Trial] {
    results.filter { $0.finding.claim.contains(part) }.map(\.trial)
  }

  @Test func descentHoldsForEveryCompressor() throws {
    let checks = try Catalogue.descentChecks() + Catalogue.isotropicDescentChecks() + Catalogue.unbiasedDescentChecks()
    let results = try results(checks)
    for (finding, _) in results { #expect(finding.verdict == .holdsExactly, "\(finding.claim)") }
    // Every class is attained by some compressor, so that its constant cannot be 10 % better.
    for name in ["contractive(", "𝔹¹(", "𝔹²(", "unbiased("] {
      #expect(trials(of: ": \(name)", in: results).contains(.refuted), "\(name)")
    }
    for name in Catalogue.compressorEntries.flatMap(\.examples)
    where name.hasPrefix("topk(") || name.hasPrefix("randk(") {
      let own = results.filter { $0.finding.claim.contains("GD, \(name), quadratics (d") }
      #expect(own.count == 6)
      #expect(own.allSatisfy { $0.trial == .refuted }, "\(name)")
    }
    #expect(trials(of: "isotropic", in: results).prefix(3).allSatisfy { $0 == .refuted })
  }

  @Test func theLemmasHoldAndAreAttained() throws {
    let results = try results(Catalogue.errorFeedbackLemmaChecks())
    #expect(results.count == 24)
    for (finding, _) in results {
      #expect(finding.verdict == .holdsExactly, "\(finding.claim)")
    }
    let tight = results.filter { $0.finding.claim.hasPrefix("EF14, Rand-1, equal isotropic") }
    #expect(tight.map(\.finding.verdict) == Array(repeating: .holdsExactly, count: 6))
    // The identity, cocoercivity twice, descent and the errors; Young's inequality on gradients is attained nowhere.
    #expect(tight.map { $0.trial == .refuted } == [true, true, true, false, true, true])
  }

  @Test func theBoundsHoldOnTheGridAndAreLoose() throws {
    let checks = try Catalogue.errorFeedbackBoundChecks()
    let results = try results(checks)
    #expect(results.count == 14)
    for (finding, trial) in results {
      #expect(finding.verdict == .holdsExactly, "\(finding.claim)")
      guard case .loose(let factor) = trial else {
        Issue.record("tighter than thought: \(finding.claim)")
        continue
      }
      #expect(factor.isFinite)
    }
    let figures = try checks.flatMap { $0.figures(of: try $0.gather(resuming: nil, in: run)) }
    #expect(figures.count == 2)
    for figure in figures {
      #expect(figure.series.map(\.role) == [.measured, .bound, .measured, .bound])
      #expect(zip(figure.series[2].y, figure.series[3].y).allSatisfy { $0 <= $1 })
      #expect(zip(figure.series[1].y, figure.series[3].y).allSatisfy { $0 >= $1 })
      #expect(figure.id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    }
  }

  @Test func theErrorMemoryIsWhatTheorySays() throws {
    let results = try results(Catalogue.errorMemoryChecks())
    for (finding, trial) in results {
      #expect(finding.verdict == .holdsExactly, "\(finding.claim)")
      #expect(trial == .refuted, "\(finding.claim)")
    }
  }

  @Test func greedySparsificationDivergesAndErrorFeedbackConverges() throws {
    let results = try results(Catalogue.divergenceChecks())
    for (finding, _) in results { #expect(finding.verdict == .holdsExactly, "\(finding.claim)") }
    #expect(results.prefix(2).allSatisfy { $0.trial == .refuted })
  }
}
