import Checks
import Foundation

/// The files of witnesses, beside a JSON file and named after it: for the fifth finding `NAME.witness-5.npy` and
/// `NAME.shrunk-5.npy` hold the inputs, one row each, as `--inputs` reads them, and `NAME.witness-5.json` tells what they
/// are.
struct WitnessFiles {
  private let folder: URL
  private let stem: String

  init(beside json: String) {
    let url = URL(filePath: json)
    folder = url.deletingLastPathComponent()
    stem = url.deletingPathExtension().lastPathComponent
  }

  /// The findings, each refuted one with the names of its witnesses' files.
  func named(in findings: [Finding]) -> [Finding] {
    var findings = findings
    for index in findings.indices where findings[index].verdict == .refuted && findings[index].witness != nil {
      findings[index].witness?.file = "\(stem).witness-\(index + 1).npy"
      findings[index].shrunkWitness?.file = "\(stem).shrunk-\(index + 1).npy"
    }
    return findings
  }

  /// Writes the witnesses that have been named.
  ///
  /// - Parameter rowCount: How many vectors a witness consists of.
  func write(_ file: FindingsFile, rowCount: (Finding) -> Int = { _ in 1 }) throws {
    for finding in file.findings {
      guard let witness = finding.witness, let name = witness.file else { continue }
      try write(witness.x, rowCount: rowCount(finding), to: name)
      if let small = finding.shrunkWitness, let name = small.file {
        try write(small.x, rowCount: rowCount(finding), to: name)
      }
      let record = WitnessRecord(finding, of: file)
      let place = folder.appending(component: name).deletingPathExtension().appendingPathExtension("json")
      try StableJSON.encode(record).write(to: place, options: .atomic)
    }
  }

  private func write(_ x: [Double], rowCount: Int, to name: String) throws {
    try NpyArray(x, shape: [rowCount, x.count / rowCount]).write(to: folder.appending(component: name))
  }
}

/// What the file of a witness says besides the input.
private struct WitnessRecord: Encodable {
  let schemaVersion = 1
  let subject: String
  let claim: String
  let verdict: Verdict
  let seed: UInt64
  let alpha: Double
  let calls: Int
  let logEValue: Double?
  let shape: [Int]?
  let dtype: String?
  let witness: Finding.Witness?
  let shrunkWitness: SmallWitness?
  let rerun: String?

  init(_ finding: Finding, of file: FindingsFile) {
    subject = file.subject
    claim = finding.claim
    verdict = finding.verdict
    seed = file.seed
    alpha = file.alpha
    calls = finding.calls
    logEValue = finding.logEValue
    shape = finding.shape
    dtype = finding.dtype
    witness = finding.witness
    shrunkWitness = finding.shrunkWitness
    rerun = finding.rerun
  }
}
