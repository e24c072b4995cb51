import ArgumentParser
import Checks
import Foundation
import Testing

@testable import efcheck

/// Claims about structure, from the words of `efcheck validate` to its status and findings.
@Suite struct ValidateStructureTests {
  private func run(_ arguments: [String]) throws -> (status: Int32, findings: [Finding]) {
    let folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "findings.json")
    var status: Int32 = 0
    do {
      try ValidateCommand.parse(arguments + ["--budget", "quick", "--json", file.path]).run()
    } catch let code as ExitCode {
      status = code.rawValue
    }
    let data = (try? Data(contentsOf: file)) ?? Data()
    return (status, try StableJSON.decode(FindingsFile.self, from: data).findings)
  }

  private func python(_ name: String) -> String {
    ValidateCommandTests.fixtures.appending(component: "subjects.py").path + ":" + name
  }

  @Test func truthsEndWithZeroAndAFalsehoodWithOneAndItsCounterexample() throws {
    let subject = ["--builtin", "topk(k=d/4)".replacing("d/4", with: "2"), "--dimension", "8"]
    let claims = ["sparse(k=d/4)", "odd", "homogeneous", "deterministic", "stateless", "range"]
    #expect(try run(subject + ["--claim"] + claims).status == 0)
    let (status, findings) = try run(subject + ["--claim", "odd", "sparse(k=d/8)"])
    #expect(status == 1)
    let refuted = try #require(findings.first { $0.verdict == .refuted })
    #expect(refuted.check == "sparse" && refuted.witness?.x.count == 8)
    #expect(refuted.rerun?.contains("--claim 'sparse(k=d/8)'") == true)
  }

  @Test func theRerunLineOfAClaimOfUnequalWeightRepeatsIt() throws {
    let words = [
      "--builtin", "randk(k=2)", "--dimension", "8", "--claim", "contractive(alpha=3/d)", "sparse(k=2)", "--weight",
      "1",
      "3",
    ]
    let (status, findings) = try run(words)
    #expect(status == 1)
    let refuted = try #require(findings.first { $0.verdict == .refuted })
    #expect(refuted.alpha == 0.25e-6)
    #expect(findings.first { $0.claim == "sparse(k=2)" }?.alpha == 1e-6 * 0.75)
    let rerun = try ShellWords.split(try #require(refuted.rerun))
    let again = try run(Array(rerun.dropFirst(2)))
    let same = try #require(again.findings.first { $0.claim == refuted.claim })
    #expect(same.calls == refuted.calls && same.logEValue == refuted.logEValue)
  }

  @Test(arguments: [
    ["sparse(k=2)", "--weight", "1", "2"], ["odd", "even"], ["sparse(k=2)", "odd", "--weight", "1", "0"],
    ["sparse"], ["average(omega=1, workers=0.5)"], ["bits(max=-1)"],
  ]) func wrongUsageEndsWithSixtyFour(claims: [String]) throws {
    do {
      try ValidateCommand.parse(["--builtin", "identity", "--claim"] + claims).run()
      Issue.record("accepted")
    } catch let code as ExitCode {
      #expect(code.rawValue == 64)
    }
  }

  @Test(.enabled(if: ValidateCommandTests.hasPython, "python3 is not there"))
  func aMemoryIsFoundAndWhatItSpoilsIsNotExamined() throws {
    let (status, findings) = try run([
      "--python", python("Counting"), "--dimension", "4", "--claim", "stateless", "odd", "deterministic",
    ])
    #expect(status == 1)
    func verdict(_ claim: String) -> Verdict? { findings.last { $0.claim == claim }?.verdict }
    #expect(verdict("stateless") == .refuted && verdict("deterministic") == .refuted)
    #expect(verdict("odd") == .undecided)
  }

  @Test(.enabled(if: ValidateCommandTests.hasPython, "python3 is not there"))
  func messagesOfForeignSubjectsAreMeasuredWhereTheyAreReported() throws {
    let pair = ["--python", python("Pair"), "--dimension", "8", "--claim"]
    #expect(try run(pair + ["bits(max=192)", "sparse(k=2)"]).status == 0)
    #expect(try run(pair + ["bits(max=191)"]).status == 1)
    let (status, findings) = try run(["--python", python("third"), "--dimension", "8", "--claim", "bits(max=1e9)"])
    #expect(status == 4)
    #expect(findings.last?.notes.contains { $0.contains("does not report its message size") } == true)
  }

  @Test(.enabled(if: ValidateCommandTests.hasPython, "python3 is not there"))
  func aWrongLengthRefutesTheClaimAboutIt() throws {
    let (status, findings) = try run([
      "--python", python("short"), "--dimension", "8", "--claim", "dimensionKept", "odd",
    ])
    #expect(status == 1)
    #expect(findings.first { $0.claim == "dimensionKept" }?.verdict == .refuted)
    #expect(findings.first { $0.claim == "odd" }?.verdict == .failed)
  }

  @Test(.enabled(if: ValidateCommandTests.hasPython, "python3 is not there"))
  func randomForeignSubjectsKeepWhatTheyClaim() throws {
    let claims = ["sparse(k=1)", "seedReproducible", "stateless", "homogeneous", "average(omega=d-1, workers=3)"]
    let (status, findings) = try run(["--python", python("rand_one"), "--dimension", "4", "--claim"] + claims)
    #expect(status == 0, "\(findings.flatMap(\.notes))")
  }
}
