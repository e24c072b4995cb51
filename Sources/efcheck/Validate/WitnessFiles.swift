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

  /// Writes the witness of every refuted finding and names its file in the finding.
  func write(_ findings: [Finding]) throws(UsageError) -> [Finding] {
    var findings = findings
    for index in findings.indices where findings[index].verdict == .refuted {
      guard let x = findings[index].witness?.x else { continue }
      let file = "\(stem).witness-\(index + 1).npy"
      do {
        try NpyArray(x, shape: [1, x.count]).write(to: folder.appending(component: file))
      } catch {
        throw UsageError("cannot write the witness '\(file)' in '\(folder.path)'; name a folder that can be written")
      }
      findings[index].witness?.file = file
    }
    return findings
  }
}
