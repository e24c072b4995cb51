public import Foundation

/// Witnesses of earlier refutations, kept in a folder of the user's repository, so that an input that once
/// broke a claim is tried first from then on.
///
/// One JSON text file for each subject and claim; entries are written in hexadecimal, one a line, so that
/// not a bit is lost and a difference can be read. A file is written whole or not at all, and only if it
/// changes. A file that cannot be understood is an error that names it: nothing is forgotten in silence.
public struct RegressionStore: Sendable {
  static let formatVersion = 1
  /// How many witnesses of one claim are kept, the latest first.
  static let limit = 16

  public let directory: URL

  public init(directory: URL) { self.directory = directory }

  /// The witnesses of one claim about one subject, the latest first.
  public func witnesses(subject: String, claim: String) throws(UsageError) -> [SubjectInput] {
    let file = file(subject: subject, claim: claim)
    guard FileManager.default.fileExists(atPath: file.path) else { return [] }
    let stored = try read(file)
    guard stored.formatVersion == Self.formatVersion else {
      throw misread(file, "has format version \(stored.formatVersion), and \(Self.formatVersion) is read")
    }
    guard stored.subject == subject, stored.claim == claim else {
      throw misread(file, "is about '\(stored.claim)' of '\(stored.subject)', not what its name says")
    }
    var inputs: [SubjectInput] = []
    for (index, witness) in stored.witnesses.enumerated() {
      inputs.append(try witness.input(describing: { self.misread(file, "witness \(index + 1): \($0)") }))
    }
    return inputs
  }

  /// Puts a witness before those that are known.
  ///
  /// - Returns: The file, if it changed.
  @discardableResult
  public func remember(_ input: SubjectInput, dtype: String, subject: String, claim: String) throws -> URL? {
    let known = try witnesses(subject: subject, claim: claim)
    guard !known.contains(input) else { return nil }
    let all = ([input] + known).prefix(Self.limit)
    let stored = Stored(
      formatVersion: Self.formatVersion, subject: subject, claim: claim,
      witnesses: all.map { Witness($0, dtype: dtype) })
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let file = file(subject: subject, claim: claim)
    try StableJSON.encode(stored).write(to: file, options: .atomic)
    return file
  }

  private func file(subject: String, claim: String) -> URL {
    directory.appending(component: StableFileName.json(for: "\(subject) \(claim)"))
  }

  private func read(_ file: URL) throws(UsageError) -> Stored {
    guard let data = try? Data(contentsOf: file) else { throw misread(file, "cannot be read") }
    guard let stored = try? StableJSON.decode(Stored.self, from: data) else {
      throw misread(file, "is no file of remembered witnesses")
    }
    return stored
  }

  private func misread(_ file: URL, _ what: String) -> UsageError {
    UsageError("--regressions '\(file.path)' \(what); restore the file from your repository or delete it")
  }

  private struct Stored: Codable {
    var formatVersion: Int
    var subject: String
    var claim: String
    var witnesses: [Witness]
  }

  private struct Witness: Codable {
    /// The precision in which the witness was found.
    var dtype: String
    var shape: [Int]
    /// The entries, row-major, in hexadecimal.
    var x: [String]

    init(_ input: SubjectInput, dtype: String) {
      self.dtype = dtype
      shape = input.shape
      x = input.entries.map(HexadecimalNumber.text)
    }

    func input(describing error: (String) -> UsageError) throws(UsageError) -> SubjectInput {
      var entries: [Double] = []
      for text in x {
        guard let value = HexadecimalNumber.value(text) else {
          throw error("'\(text.prefix(40))' is no number such as 0x1.8p+1")
        }
        entries.append(value)
      }
      let sizes = shape.reduce(into: Int?(1)) { product, size in
        let (next, overflow) = (product ?? 0).multipliedReportingOverflow(by: size)
        product = product == nil || overflow || size < 1 ? nil : next
      }
      guard !shape.isEmpty, sizes == entries.count else {
        throw error("its shape \(shape) does not hold its \(entries.count) entries")
      }
      guard entries.contains(where: { $0 != 0 }) else { throw error("it is zero") }
      return SubjectInput(entries, shape: shape)
    }
  }
}
