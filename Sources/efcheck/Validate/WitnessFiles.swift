import Checks
import Foundation

/// The `.npy` files of witnesses, beside a JSON file and named after it.
struct WitnessFiles {
  private let folder: URL
  private let stem: String

  init(beside json: String) {
    let url = URL(filePath: json)
    folder = url.deletingLastPathComponent()
    stem = url.deletingPathExtension().lastPathComponent
  }

  /// The findings, each refuted one with the name of its witness's file.
  func named(in findings: [Finding]) -> [Finding] {
    var findings = findings
    for index in findings.indices where findings[index].verdict == .refuted && findings[index].witness != nil {
      findings[index].witness?.file = "\(stem).witness-\(index + 1).npy"
    }
    return findings
  }

  /// Writes the witnesses that have been named.
  func write(_ findings: [Finding]) throws {
    for witness in findings.compactMap(\.witness) {
      guard let file = witness.file else { continue }
      try NpyArray(witness.x, shape: [1, witness.x.count]).write(to: folder.appending(component: file))
    }
  }
}
