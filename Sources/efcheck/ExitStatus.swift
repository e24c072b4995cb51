import ArgumentParser
import Checks

/// What the exit status of the program says.
enum ExitStatus: Int32 {
  case success = 0
  /// Something was refuted.
  case refuted = 1
  /// Something is undecided, and `--strict` was given.
  case undecided = 3
  /// A subject crashed, hung, flooded or broke the protocol.
  case failed = 4
  /// The command line, or a file that it names, makes no sense.
  case wrongUsage = 64
  /// A result could not be written.
  case cannotWrite = 74

  /// The status of a run with these verdicts: refuted before failed before undecided.
  init(of verdicts: some Sequence<Verdict>, strict: Bool) {
    let found = Set(verdicts)
    if found.contains(.refuted) {
      self = .refuted
    } else if found.contains(.failed) {
      self = .failed
    } else if strict && found.contains(.undecided) {
      self = .undecided
    } else {
      self = .success
    }
  }

  /// What a command throws to end with this status.
  var exitCode: ExitCode { ExitCode(rawValue) }
}
