import Foundation

/// Writes a line for a person to standard error.
func say(_ line: String) {
  try? FileHandle.standardError.write(contentsOf: Data("\(line)\n".utf8))
}
