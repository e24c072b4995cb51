import Foundation

/// The commit that a program was built from, as far as the folder tells in which it lies.
enum SourceCommit {
  /// A file by which the repository of this program is told from any other.
  private static let landmark = "HEAD:Sources/efcheck/EFCheck.swift"

  /// The commit of the repository that holds the running program, with `-dirty` where tracked files were changed since;
  /// nil where the program lies in no repository of its sources, or git is missing.
  static func ofThisProgram() -> String? {
    guard let folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path,
      git("-C", folder, "cat-file", "-e", landmark) != nil
    else { return nil }
    return git("-C", folder, "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")
  }

  /// The first line that git prints; nil where it fails.
  private static func git(_ arguments: String...) -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(text.prefix { $0 != "\n" }) : nil
  }
}
