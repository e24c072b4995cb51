/// What was tried of each law that a compressor claims, and the first counterexample.
public struct ConformanceEvidence: Hashable, Sendable, Codable {
  /// One law on trial.
  public struct Trial: Hashable, Sendable, Codable {
    /// The name of the check, such as `odd`.
    public var check: String
    /// The law as a reader would write it.
    public var statement: String
    /// At how many inputs it was tried.
    public var inputs = 0
    public var violation: PropertyEvidence.Sighting?
    /// Why the subject gave no answer.
    public var failure: PropertyEvidence.Sighting?
    /// Why the law could not be tried, as where a subject does not offer what is needed.
    public var skipped: String?

    init(_ check: String, _ statement: String) {
      self.check = check
      self.statement = statement
    }
  }

  public var trials: [Trial]
}
