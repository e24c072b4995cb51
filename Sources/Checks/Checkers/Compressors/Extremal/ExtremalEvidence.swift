/// The most extreme inputs that were found, one an objective.
public struct ExtremalEvidence: Hashable, Sendable, Codable {
  public var finds: [Find]
  /// How often the moments were computed.
  public var evaluations: Int

  public init(finds: [Find], evaluations: Int) {
    self.finds = finds
    self.evaluations = evaluations
  }

  public struct Find: Hashable, Sendable, Codable {
    public var objective: ExtremalObjective
    /// The input; nil where no input showed anything.
    public var x: [Double]?
    public var ratios: ExactRatios?

    public init(objective: ExtremalObjective, x: [Double]?, ratios: ExactRatios?) {
      self.objective = objective
      self.x = x
      self.ratios = ratios
    }
  }
}
