public import Foundation

/// Evidence kept on disk, one JSON file a check and a seed, so that an interrupted run goes on where
/// it stopped and a verdict can be formed again without new samples.
///
/// A file is written whole or not at all. A file of another format version, or one that cannot be
/// read, counts as absent.
public struct EvidenceStore: Sendable {
  /// The version of the stored format. It grows with every change of any evidence type.
  static let formatVersion = 4

  public let directory: URL

  public init(directory: URL) { self.directory = directory }

  /// What an earlier run left of this check, if anything.
  public func evidence<C: Check>(of check: C, settings: RunSettings) -> C.Evidence? {
    guard let data = try? Data(contentsOf: file(of: check.id, settings: settings)),
      let stored = try? StableJSON.decode(Stored<C.Evidence>.self, from: data),
      stored.formatVersion == Self.formatVersion, stored.check == check.id
    else { return nil }
    return stored.evidence
  }

  public func keep<C: Check>(_ evidence: C.Evidence, of check: C, settings: RunSettings) throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let stored = Stored(formatVersion: Self.formatVersion, check: check.id, evidence: evidence)
    try StableJSON.encode(stored).write(to: file(of: check.id, settings: settings), options: .atomic)
  }

  private struct Stored<Evidence: Codable>: Codable {
    var formatVersion: Int
    var check: CheckID
    var evidence: Evidence
  }

  private func file(of id: CheckID, settings: RunSettings) -> URL {
    directory.appending(
      component: StableFileName.json(for: "\(id) \(settings.seed) \(settings.budget.rawValue)"))
  }
}
