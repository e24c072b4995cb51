import EFSpec
import GSL
import Testing

@testable import Checks

struct AlgorithmCatalogueTests {
  /// Sixty random examples of twelve features.
  private func data() throws -> NamedExamples {
    var stream = RandomStream(StreamName(seed: 8, purpose: .problem, experiment: "catalogue"))
    let text = (0..<60).map { j in
      let features = (1...12).map { "\($0):\(stream.gaussian())" }.joined(separator: " ")
      return "\(j % 3 == 0 ? 1 : -1) \(features)"
    }
    return NamedExamples(name: "random", examples: try LIBSVMReader.examples(in: text.joined(separator: "\n")))
  }

  @Test("Each method meets its theorem's bound on each kind of problem, by a check of its own")
  func coverage() throws {
    let checks = try Catalogue.algorithms(data: [data()])
    #expect(Set(checks.map { $0.id.description }).count == checks.count)
    for method in ["EF14,", "EF21,", "EF21-SGDM,"] {
      for problem in ["quadratic (", "logistic regression on random ("] {
        for property in ["bound", "one-step inequality"] {
          #expect(
            checks.contains {
              $0.id.subject.hasPrefix(method) && $0.id.subject.contains(problem) && $0.id.property == property
            }, "\(method) \(problem) \(property)")
        }
      }
    }
    #expect(checks.filter { $0.id.property == "slope" }.count == 2)
  }

  @Test("One-step inequalities of the catalogue hold exactly, with a figure each")
  func oneStepInequalities() throws {
    let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())
    func examine(_ check: some Check) throws {
      let evidence = try check.gather(resuming: nil, in: run)
      let finding = try #require(check.judge(evidence, by: run.criterion).first)
      #expect(finding.verdict == .holdsExactly, "\(check.id)")
      #expect(check.figures(of: evidence).count == 1)
    }
    // Rand-k on the logistic problem has no such check; the others are quick even in a debug build.
    for check in try Catalogue.algorithms(data: [data()])
    where check.id.property == "one-step inequality" && !check.id.subject.contains("Rand") {
      try examine(check)
    }
  }

  @Test("Without data there is no logistic regression")
  func withoutData() throws {
    let checks = try Catalogue.algorithms(data: [])
    #expect(checks.allSatisfy { !$0.id.subject.contains("logistic") })
    #expect(checks.contains { $0.id.property == "bound" } && checks.contains { $0.id.property == "slope" })
  }
}
