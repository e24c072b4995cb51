/// A picture of evidence beside theory, as data; drawing it is the report's work.
public struct Figure: Hashable, Sendable, Codable {
  /// The stem of its files; letters, digits and hyphens.
  public var id: String
  public var title: String
  /// What the reader sees and what follows from it; whole sentences.
  public var caption: String
  public var xAxis: Axis
  public var yAxis: Axis
  public var series: [Series]

  public init(id: String, title: String, caption: String, xAxis: Axis, yAxis: Axis, series: [Series]) {
    self.id = id
    self.title = title
    self.caption = caption
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.series = series
  }

  public struct Axis: Hashable, Sendable, Codable {
    public enum Scale: String, Sendable, Codable { case linear, logarithmic }

    public var label: String
    public var scale: Scale

    public init(_ label: String, _ scale: Scale) {
      self.label = label
      self.scale = scale
    }
  }

  /// One curve.
  public struct Series: Hashable, Sendable, Codable {
    public enum Role: String, Sendable, Codable {
      /// What was measured: a solid line, with its band if there is one.
      case measured
      /// The mean of runs at places that an exact curve joins: marks, with their band if there is one.
      case sampled
      /// What a theorem bounds it by: a dashed line.
      case bound
      /// A fitted or predicted law: a dotted line.
      case law

      /// Whether it comes from runs.
      public var isObserved: Bool { self == .measured || self == .sampled }
    }

    public var name: String
    public var role: Role
    public var x: [Double]
    public var y: [Double]
    /// The lower and upper ends of a band round `y`, or empty.
    public var lower: [Double]
    public var upper: [Double]

    public init(
      name: String, role: Role, x: [Double], y: [Double], lower: [Double] = [], upper: [Double] = []
    ) {
      self.name = name
      self.role = role
      self.x = x
      self.y = y
      self.lower = lower
      self.upper = upper
    }
  }
}
