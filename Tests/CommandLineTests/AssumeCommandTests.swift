import ArgumentParser
import Checks
import Foundation
import Testing

@testable import efcheck

/// `efcheck assume` from its words to its exit status and files.
@Suite struct AssumeCommandTests {
  private static let oracles = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "ChecksTests/Fixtures/oracles.py").path

  private static let hasNumpy: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import numpy"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// The exit status and what was written: the findings, the JUnit file, the first witness.
  private func run(
    _ arguments: [String]
  ) throws -> (status: Int32, file: FindingsFile?, junit: String, witness: NpyArray?) {
    let folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (json, junit) = (folder.appending(component: "f.json"), folder.appending(component: "f.xml"))
    var status: Int32 = 0
    do {
      try AssumeCommand.parse(arguments + ["--budget", "quick", "--json", json.path, "--junit", junit.path]).run()
    } catch let code as ExitCode {
      status = code.rawValue
    } catch {
      status = AssumeCommand.exitCode(for: error).rawValue
    }
    let file = try (try? Data(contentsOf: json)).map { try StableJSON.decode(FindingsFile.self, from: $0) }
    let witness = file?.findings.compactMap(\.witness?.file).first.flatMap {
      try? NpyArray(contentsOf: folder.appending(component: $0))
    }
    return (status, file, (try? String(contentsOf: junit, encoding: .utf8)) ?? "", witness)
  }

  @Test func aTruthEndsWithZeroAndAFalsehoodWithOne() throws {
    #expect(try run(["--problem", "tridiagonal(d=6)", "--claim", "smooth(L=2)"]).status == 0)
    let (status, file, junit, witness) = try run(["--problem", "tridiagonal(d=6)", "--claim", "smooth(L=0.9)"])
    let finding = try #require(file?.findings.first)
    #expect(status == 1 && finding.verdict == .refuted && junit.contains("smooth(L=0.9)"))
    // A pair is written as two rows, which --points takes.
    #expect(witness?.rows.count == 2 && witness?.rows[0].count == 6)
    #expect(
      finding.rerun
        == "efcheck assume --problem 'tridiagonal(d=6)' --claim 'smooth(L=0.9)' --budget quick --false-alarm 1e-06 --seed 1"
    )
  }

  @Test func allDeclaredAssumptionsAreTheDefault() throws {
    let (status, file, _, _) = try run(["--problem", "greedyDivergence"])
    #expect(status == 0 && file?.findings.count == 9)
  }

  @Test func faultsOfTheBankAreRerun() throws {
    #expect(try run(["--fault", "orc-08"]).status == 1)
    #expect(try run(["--fault", "orc-ctl-08"]).status == 0)
    #expect(try run(["--fault", "orc-99"]).status == 64)
  }

  @Test(
    .enabled(if: hasNumpy, "needs python3 with numpy"),
    arguments: [
      ("Quadratic", "smooth(L=4)", Int32(0)), ("Biased", "unbiasedGradient(sigma2=3)", 1),
      ("Crashes", "smooth(L=3)", 1),
      ("Crashes", "boundedVariance(sigma2=3)", 4), ("NotANumber", "boundedVariance(sigma2=3)", 1),
      ("Quadratic", "workerSmooth(L=(1, 2))", 64), ("absent", "smooth(L=4)", 4),
    ])
  func aPythonOracle(name: String, claim: String, status: Int32) throws {
    #expect(try run(["--python", "\(Self.oracles):\(name)", "--claim", claim]).status == status)
  }

  @Test func undecidedEndsWithThreeUnderStrict() throws {
    let words = ["--problem", "sine", "--claim", "unbiasedGradient"]
    #expect(try run(words).status == 0)
    #expect(try run(words + ["--strict"]).status == 3)
  }

  @Test(arguments: [
    [], ["--problem", "sine", "--fault", "orc-02"], ["--problem", "cubic"], ["--problem", "logistic"],
    ["--problem", "sine", "--claim", "smooth"], ["--problem", "sine", "--radius", "-1"],
    ["--python", "absent.py:f", "--claim", "smooth(L=1)"], ["--problem", "sine", "--points", "absent.npy"],
    ["--command", "", "--claim", "convex"],
  ])
  func wrongUsageEndsWith64(arguments: [String]) throws {
    #expect(try run(arguments).status == 64)
  }
}
