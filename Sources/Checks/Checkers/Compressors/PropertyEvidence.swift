/// What a few calls at every input of the library showed of a subject's manners.
public struct PropertyEvidence: Hashable, Sendable, Codable {
  /// Something seen at one input.
  public struct Sighting: Hashable, Sendable, Codable {
    public var input: LibraryInput
    public var detail: String
  }

  /// How the outputs depend on earlier calls.
  public enum History: String, Hashable, Sendable, Codable {
    /// The same seed gives the same output, whatever was called before.
    case none
    /// The output depends on earlier calls: a memory, or a generator that does not start from the seed.
    case remembered
    /// Two fresh starts with one seed differ, so that nothing can be said.
    case notReproducible
    /// The subject failed before this was known.
    case unknown
  }

  public var calls = 0
  public var isDeclaredDeterministic = false
  /// Whether all outputs at each input were equal, bit by bit.
  public var allOutputsEqual = true
  public var nonFinite: Sighting?
  public var mutation: Sighting?
  public var reseeding: Sighting?
  public var history = History.unknown
  public var historyDetail: String?
  public var failures: [Sighting] = []
  /// Whether the subject failed so often that the examination was given up.
  public var wasGivenUp = false
  /// Whether the time limit ended the examination.
  public var endedByTimeLimit = false

  /// Why statistics on this subject would mean nothing, if so.
  public var reasonAgainstStatistics: String? {
    if reseeding != nil { return "draws with different seeds are not independent" }
    if history == .remembered { return "its outputs depend on earlier calls" }
    return nil
  }
}
