import ArgumentParser
import Checks
import Foundation
import Testing

@testable import efcheck

/// `efcheck validate` from its words to its exit status and files.
@Suite struct ValidateCommandTests {
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "ChecksTests/Fixtures")

  static let hasPython = (try? Process.run(URL(filePath: "/usr/bin/env"), arguments: ["python3", "-c", ""])) != nil

  /// The exit status, and the JSON file if one is asked for.
  func run(_ arguments: String..., jobs: Int = 1) throws -> (status: Int32, json: Data) {
    let folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "findings.json")
    let fixed = ["--budget", "quick", "--json", file.path, "--jobs", "\(jobs)"]
    var status: Int32 = 0
    do {
      try ValidateCommand.parse(arguments + fixed).run()
    } catch let code as ExitCode {
      status = code.rawValue
    } catch {
      status = ValidateCommand.exitCode(for: error).rawValue
    }
    return (status, (try? Data(contentsOf: file)) ?? Data())
  }

  func hostile(_ mode: String) throws -> (status: Int32, findings: [Finding]) {
    let child = "python3 '\(Self.fixtures.appending(component: "hostile_child.py").path)' \(mode)"
    let (status, json) = try run(
      "--command", child, "--claim", "contractive(alpha=1)", "--dimension", "4", "--time-limit", "0.5")
    return (status, try StableJSON.decode(FindingsFile.self, from: json).findings)
  }

  @Test func aTruthEndsWithZeroAndAFalsehoodWithOne() throws {
    #expect(try run("--builtin", "topk(k=2)", "--claim", "contractive(alpha=2/d)", "--dimension", "8").status == 0)
    #expect(try run("--builtin", "topk(k=2)", "--claim", "contractive(alpha=3/d)", "--dimension", "8").status == 1)
  }

  @Test func anUndecidedClaimEndsWithThreeUnderStrict() throws {
    let words = ["--builtin", "randk_unbiased(k=1)", "--claim", "unbiased(omega=d-1)", "--dimension", "64"]
    #expect(try run(words[0], words[1], words[2], words[3], words[4], words[5]).status == 0)
    #expect(try run(words[0], words[1], words[2], words[3], words[4], words[5], "--strict").status == 3)
  }

  @Test(.enabled(if: hasPython, "python3 is not there"), arguments: ["crash", "sleep", "print", "wrong-length"])
  func aHostileChildIsAFailedSubject(mode: String) throws {
    let (status, findings) = try hostile(mode)
    #expect(status == 4)
    #expect(findings.contains { $0.verdict == .failed && !$0.notes.isEmpty })
  }

  @Test(.enabled(if: hasPython, "python3 is not there")) func aNaNIsRefutedAndNotAFailure() throws {
    let (status, findings) = try hostile("nan")
    #expect(status == 1)
    #expect(findings.first { $0.check == "finiteOutput" }?.verdict == .refuted)
    #expect(findings.contains { $0.verdict == .consistent }, "the other findings are kept")
  }

  @Test func theJSONIsTheSameForAnyNumberOfJobs() throws {
    func json(jobs: Int) throws -> Data {
      try run(
        "--builtin", "std_dithering(s=2, norm=2)", "--claim", "unbiased(omega=d/16)", "contractive(alpha=0.5)",
        "--dimension", "8", "16", "--seed", "5", jobs: jobs
      ).json
    }
    let (one, two) = (try json(jobs: 1), try json(jobs: 2))
    #expect(!one.isEmpty && one == two)
  }

  @Test func theJSONHasEveryKey() throws {
    let (_, json) = try run("--builtin", "topk(k=2)", "--claim", "contractive(alpha=3/d)", "--dimension", "8")
    let file = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
    #expect(Set(file.keys) == ["schemaVersion", "subject", "seed", "alpha", "verdict", "findings"])
    let finding = try #require((file["findings"] as? [[String: Any]])?.last)
    let keys: Set = [
      "check", "claim", "verdict", "quantity", "calls", "logEValue", "promised", "observed", "shape", "dtype", "domain",
      "witness", "shrunkWitness", "detectableEffect", "rerun", "notes", "alpha",
    ]
    #expect(Set(finding.keys) == keys)
    #expect(finding["logEValue"] is NSNull)
    let witness = try #require(finding["witness"] as? [String: Any])
    #expect(witness["file"] as? String == "findings.witness-5.npy")
  }

  @Test(arguments: [
    ["--claim", "contractive(alpha=1)"],
    ["--builtin", "topk(k=2)"],
    ["--builtin", "topk(k=0)", "--claim", "contractive(alpha=1)"],
    ["--builtin", "topk(j=2)", "--claim", "contractive(alpha=1)"],
    ["--builtin", "nothing", "--claim", "contractive(alpha=1)"],
    ["--builtin", "identity", "--command", "x", "--claim", "contractive(alpha=1)"],
    ["--builtin", "identity", "--claim", "contractive(alpha=2)"],
    ["--builtin", "identity", "--claim", "contractive(beta=1)"],
    ["--builtin", "identity", "--claim", "smooth(L=1)"],
    ["--builtin", "identity", "--claim", "contractive(alpha=2/)"],
    ["--builtin", "identity", "--claim", "contractive(alpha=nan)"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1", "--dimension", "8"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--dimension", "0"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--shape", "4,x"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--domain", "magnitude=3..2"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--domain", "odd"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--dtype", "int8"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--false-alarm", "0"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--detect", "-1"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--inputs", "absent.npy"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--max-seconds", "1e300"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--max-seconds", "inf"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--max-seconds", "nan"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--max-seconds", "-1"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--time-limit", "1e10"],
    ["--builtin", "identity", "--claim", "contractive(alpha=1)", "--time-limit", "-1"],
    ["--python", "absent.py:f", "--claim", "contractive(alpha=1)"],
    ["--python", "nocolon", "--claim", "contractive(alpha=1)"],
    ["--command", "a 'b", "--claim", "contractive(alpha=1)"],
  ]) func wrongUsageEndsWithSixtyFour(arguments: [String]) throws {
    do {
      try ValidateCommand.parse(arguments).run()
      Issue.record("accepted")
    } catch let code as ExitCode {
      #expect(code.rawValue == 64)
    } catch {
      #expect(ValidateCommand.exitCode(for: error).rawValue == 64)
    }
  }

  @Test(arguments: ["--max-seconds", "--time-limit", "--detect", "--false-alarm", "--jobs"])
  func aNegativeNumberIsAValue(option: String) throws {
    _ = try ValidateCommand.parse(["--builtin", "identity", "--claim", "contractive(alpha=1)", option, "-1"])
  }

  @Test func aNegativeDimensionIsCalledSo() {
    #expect(InputOptions.refusal(of: ["--dimension", "4", "-3", "--seed", "1"])?.hasPrefix("--dimension -3: ") == true)
    #expect(InputOptions.refusal(of: ["--dimension", "4", "--seed", "-1"]) == nil)
  }

  @Test(.enabled(if: hasPython, "python3 is not there")) func aTimeLimitOfAMonthIsKept() throws {
    let child = "python3 '\(Self.fixtures.appending(component: "hostile_child.py").path)' honest"
    let words = ["--command", child, "--claim", "contractive(alpha=1)", "--dimension", "4"]
    #expect(
      try run(words[0], words[1], words[2], words[3], words[4], words[5], "--time-limit", "3000000").status == 0)
  }

  @Test(.enabled(if: hasPython, "python3 is not there")) func theTimeOfTheRunCutsARequestShort() throws {
    let child = "python3 '\(Self.fixtures.appending(component: "hostile_child.py").path)' sleep"
    let begin = ContinuousClock.now
    let (status, json) = try run(
      "--command", child, "--claim", "contractive(alpha=1)", "--dimension", "4", "--max-seconds", "1", "--strict")
    // The time limit of a request is 30 s.
    #expect(ContinuousClock.now - begin < .seconds(15))
    #expect(status == 3)
    let findings = try StableJSON.decode(FindingsFile.self, from: json).findings
    #expect(findings.allSatisfy { $0.verdict == .undecided })
    #expect(findings.last?.notes.contains { $0.contains("time limit ended the run") } == true)
  }

  @Test(arguments: ["--json", "--junit"]) func aFileThatCannotBeWrittenIsRefusedBeforeTheWork(option: String) throws {
    let words = ["--builtin", "identity", "--claim", "contractive(alpha=1)", option, "/no/such/folder/findings"]
    #expect(throws: ExitCode(64)) { try ValidateCommand.parse(words).run() }
  }

  @Test func aWitnessThatCannotBeWrittenEndsWithSeventyFour() throws {
    let folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    let place = folder.appending(component: "f.witness-5.npy")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let words = [
      "--builtin", "topk(k=2)", "--claim", "contractive(alpha=3/d)", "--dimension", "8", "--budget", "quick",
      "--json", folder.appending(component: "f.json").path, "--junit", folder.appending(component: "f.xml").path,
    ]
    #expect(throws: ExitCode(74)) { try ValidateCommand.parse(words).run() }
    #expect(FileManager.default.fileExists(atPath: folder.appending(component: "f.xml").path), "the rest is written")
  }

  @Test func theRerunLineRepeatsTheFinding() throws {
    let (_, json) = try run(
      "--builtin", "randk(k=2)", "--claim", "contractive(alpha=2/d)", "contractive(alpha=3/d)", "--dimension", "8")
    let first = try StableJSON.decode(FindingsFile.self, from: json).findings
    let refuted = try #require(first.first { $0.verdict == .refuted })
    let rerun = try #require(refuted.rerun)
    let words = try ShellWords.split(rerun)
    var command = try ValidateCommand.parse(Array(words.dropFirst(2)))
    let folder = FileManager.default.temporaryDirectory.appending(component: "\(UUID().uuidString).json")
    command.json = folder.path
    #expect(throws: ExitCode(1)) { try command.run() }
    let again = try StableJSON.decode(FindingsFile.self, from: Data(contentsOf: folder)).findings
    let same = try #require(again.first { $0.claim == refuted.claim })
    #expect(same.calls == refuted.calls && same.logEValue == refuted.logEValue)
  }
}
