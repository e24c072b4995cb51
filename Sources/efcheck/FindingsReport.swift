import Checks
import Foundation
import Reporting

/// The findings of one subject, printed and written to the files that the user asked for.
struct FindingsReport {
  /// The findings as they are stored, their witnesses named by the files that hold them.
  let file: FindingsFile
  private let findings: [Finding]
  private let witnesses: WitnessFiles?
  private let json: String?
  private let junit: String?

  init(_ findings: [Finding], of subject: String, seed: UInt64, alpha: Double, json: String?, junit: String?) {
    self.findings = findings
    self.json = json
    self.junit = junit
    witnesses = json.map(WitnessFiles.init(beside:))
    file = FindingsFile(
      subject: subject, seed: seed, alpha: alpha, findings: witnesses?.named(in: findings) ?? findings)
  }

  /// Prints the findings, then writes the files; says which cannot be written, and returns whether all were.
  ///
  /// - Parameter rowCount: The rows of the file of a finding's witness.
  func write(rowCount: (Finding) -> Int = { _ in 1 }) -> Bool {
    let reporter = TerminalReporter(style: .of(.standardOutput))
    print(reporter.text(subject: file.subject, findings: file.findings), terminator: "")
    var isWritten = true
    if let json {
      isWritten = OutputFile.write(to: json) {
        try witnesses?.write(file, rowCount: rowCount)
        try StableJSON.encode(file).write(to: $0, options: .atomic)
      }
    }
    if let junit {
      let text = JUnitXML.text(suite: file.subject, findings: findings.map { (subject: file.subject, finding: $0) })
      isWritten = OutputFile.write(to: junit) { try Data(text.utf8).write(to: $0, options: .atomic) } && isWritten
    }
    return isWritten
  }
}
