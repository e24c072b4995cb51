/// The most extreme inputs that were found, one an objective.
public struct ExtremalEvidence: Hashable, Sendable, Codable {
  public var finds: [Find]

  public init(finds: [Find]) { self.finds = finds }

  public struct Find: Hashable, Sendable, Codable {
    public var objective: ExtremalObjective
    /// The input; nil where no input showed anything.
    public var x: [Double]?
    public var ratios: ExactRatios?
    /// How often the moments were computed.
    public var evaluations: Int

    public init(objective: ExtremalObjective, x: [Double]?, ratios: ExactRatios?, evaluations: Int) {
      self.objective = objective
      self.x = x
      self.ratios = ratios
      self.evaluations = evaluations
    }
  }
}
