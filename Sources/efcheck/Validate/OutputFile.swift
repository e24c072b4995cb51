import Checks
import Foundation

/// A file that the user asked for.
enum OutputFile {
  /// Refuses a path that cannot be written, as far as this can be known beforehand.
  static func requireWritable(_ path: String, option: String) throws(UsageError) {
    let manager = FileManager.default
    let folder = URL(filePath: path).deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    let exists = unsafe manager.fileExists(atPath: path, isDirectory: &isFolder)
    guard !path.isEmpty, !(exists && isFolder.boolValue), manager.isWritableFile(atPath: folder),
      unsafe manager.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw UsageError("\(option) '\(path)' cannot be written; name a file in a folder that exists and can be written")
    }
  }

  /// Refuses a folder that neither exists nor can be made.
  static func requireFolder(_ path: String, option: String) throws(UsageError) {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    if !path.isEmpty, unsafe manager.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue, manager.isWritableFile(atPath: path) else {
        throw UsageError("\(option) '\(path)' is no folder that can be written; name another")
      }
      return try tryWriting(in: path, option: option)
    }
    try requireWritable(path, option: option)
    try tryWriting(in: path, option: option)
    try? manager.removeItem(atPath: path)
  }

  /// Makes the folder and writes to it: what the rights say is not always so.
  private static func tryWriting(in folder: String, option: String) throws(UsageError) {
    let file = URL(filePath: folder).appending(component: ".efcheck-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data().write(to: file)
      try FileManager.default.removeItem(at: file)
    } catch {
      throw UsageError("\(option) '\(folder)' is no folder that can be written; name another")
    }
  }

  /// Runs `body` with the place of the file; says what went wrong, if anything, and returns whether all
  /// went well.
  static func write(to path: String, _ body: (URL) throws -> Void) -> Bool {
    do {
      try body(URL(filePath: path))
      return true
    } catch {
      say("efcheck: '\(path)' cannot be written: \(error.localizedDescription)")
      return false
    }
  }
}
