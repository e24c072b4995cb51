import Foundation

/// Writes a line for a person to standard error, after what was printed before it.
func say(_ line: String) {
  fflush(nil)
  try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
}
