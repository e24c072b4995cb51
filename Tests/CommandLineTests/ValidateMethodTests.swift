import ArgumentParser
import Checks
import Foundation
import Testing

@testable import efcheck

/// `efcheck validate --algorithm` from its words to its exit status and files.
@Suite struct ValidateMethodTests {
  private static let examples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../adapters/python/examples").standardizedFileURL.path

  private static let hasNumpy: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import numpy"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private func run(_ arguments: [String]) throws -> (status: Int32, file: FindingsFile?, junit: String) {
    let folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (json, junit) = (folder.appending(component: "f.json"), folder.appending(component: "f.xml"))
    var status: Int32 = 0
    do {
      try ValidateCommand.parse(arguments + ["--budget", "quick", "--json", json.path, "--junit", junit.path]).run()
    } catch let code as ExitCode {
      status = code.rawValue
    } catch {
      status = ValidateCommand.exitCode(for: error).rawValue
    }
    let file = try (try? Data(contentsOf: json)).map { try StableJSON.decode(FindingsFile.self, from: $0) }
    return (status, file, (try? String(contentsOf: junit, encoding: .utf8)) ?? "")
  }

  @Test(.enabled(if: hasNumpy, "needs python3 with numpy"))
  func aTruthEndsWithZeroAndAFaultWithOne() throws {
    let (status, file, _) = try run(["--algorithm", "ef21-sgdm", "--python", "\(Self.examples)/methods.py:EF21SGDM"])
    #expect(status == 0 && file?.verdict == .consistent && file?.findings.count == 4)
    let target = "\(Self.examples)/faulty_methods.py:MomentumOnTheWrongSide"
    let (faultStatus, faulty, junit) = try run(["--algorithm", "ef21-sgdm", "--python", target, "--seed", "3"])
    let finding = try #require(faulty?.findings.first)
    #expect(faultStatus == 1 && finding.verdict == .refuted && finding.witness?.file == "f.witness-1.npy")
    #expect(junit.contains("η is on the wrong side"))
    #expect(
      finding.rerun == "efcheck validate --python \(target) --algorithm ef21-sgdm --budget quick --seed 3")
  }

  @Test(.enabled(if: hasNumpy, "needs python3 with numpy"))
  func aClassThatCannotBeUsedEndsWithFour() throws {
    let (status, file, _) = try run(["--algorithm", "ef14", "--python", "\(Self.examples)/methods.py:Absent"])
    #expect(status == 4 && file?.findings.count == 1)
  }

  @Test(arguments: [
    ["--algorithm", "ef21-sgdm"], ["--algorithm", "adam", "--python", "methods.py:Adam"],
    ["--algorithm", "ef14", "--builtin", "topk(k=1)"], ["--algorithm", "ef14", "--python", "absent.py:EF14"],
    ["--algorithm", "ef14", "--command", "true", "--claim", "odd"],
    ["--algorithm", "ef14", "--command", "true", "--dtype", "float16"],
    ["--algorithm", "ef14", "--command", "true", "--dimension", "100000"],
    ["--algorithm", "ef14", "--command", "true", "--python", "methods.py:EF14"],
  ])
  func wrongUsageEndsWith64(arguments: [String]) throws {
    #expect(try run(arguments).status == 64)
  }
}
