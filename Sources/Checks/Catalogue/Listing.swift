import Theory

/// Something in the catalogue, as a list names it.
public struct ListedItem: Hashable, Sendable, Codable {
  /// The name, for compressors in the form in which it is written.
  public let name: String
  /// What it is, in one sentence.
  public let summary: String
  /// The key of its source in `references.bib`.
  public let source: String?
  /// For a theorem, whether it is proved here or quoted.
  public let status: String?
  /// For a theorem, the topic to which it belongs.
  public internal(set) var topic: String?
  /// For a theorem, the check that examines it.
  public internal(set) var check: String?
  /// For a theorem or a false statement that was examined, what came of it.
  public internal(set) var verdict: String?
  /// For a theorem that was examined, what came of it with its constant made 10 % better.
  public internal(set) var trial: String?

  init(_ name: String, _ summary: String, source: String? = nil, status: Status? = nil) {
    self.name = name
    self.summary = summary
    self.source = source
    self.status = status?.rawValue
  }

  private enum CodingKeys: String, CodingKey {
    case name, summary, source, status, topic, check, verdict, trial
  }

  /// Writes every key, with null where there is nothing to say.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(summary, forKey: .summary)
    try container.encode(source, forKey: .source)
    try container.encode(status, forKey: .status)
    try container.encode(topic, forKey: .topic)
    try container.encode(check, forKey: .check)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(trial, forKey: .trial)
  }
}

/// A kind of thing in the catalogue.
public enum ListingKind: String, CaseIterable, Sendable {
  case compressors, algorithms, problems, theorems, checks

  /// What there is of this kind.
  ///
  /// - Throws: Where the catalogue contradicts itself.
  public func items() throws -> [ListedItem] {
    switch self {
    case .compressors: Catalogue.compressorEntries.map { ListedItem($0.template, $0.summary, source: $0.source.key) }
    case .algorithms: Catalogue.algorithmItems.map(\.withForeignDoor)
    case .problems: Catalogue.problemItems
    case .theorems: try Catalogue.theoremItems()
    case .checks: Catalogue.checkItems
    }
  }
}

extension Catalogue {
  static let algorithmItems = [
    ListedItem(
      "ErrorFeedback", "x⁺ = x − v̄, e⁺ = e + γ g − v: the frame of the next four, which differ in what they send.",
      source: Source.stich2020.key),
    ListedItem(
      "StochasticGradientDescent", "v = γ g: SGD, with several workers mini-batch SGD.", source: Source.stich2020.key),
    ListedItem(
      "DelayedSGD", "D-SGD: v is late, by a delay that is fixed, tabulated, random or chosen by an adversary.",
      source: Source.stich2020.key),
    ListedItem(
      "ErrorCompensatedSGD", "EC-SGD: v = C(e + γ g), on one worker or many, with any step sizes.",
      source: Source.stich2020.key),
    ListedItem(
      "LocalSGD", "Every worker makes H steps by itself, then all take the mean.", source: Source.stich2020.key),
    ListedItem(
      "CompressedGradientDescent", "xᵗ⁺¹ = xᵗ − γ C(∇f(xᵗ)), the mean over the workers.",
      source: Source.beznosikov2023.key),
    ListedItem(
      "EF14", "Error feedback with a memory of what was not sent (EC-SGD).", source: Source.stich2020.key),
    ListedItem(
      "DecreasingStepEF14", "EF14 with the step sizes 4/(μ(κ + t)).", source: Source.beznosikov2023.key),
    ListedItem(
      "EF21", "Error feedback on the change of the gradient.", source: Source.richtarik2021.key),
    ListedItem(
      "EF21SGDM", "EF21 on momentum averages of stochastic gradients.", source: Source.fatkhullin2023.key),
  ]

  static var problemItems: [ListedItem] {
    problemEntries.map { entry in
      let data = entry.needsData ? " Needs --data." : ""
      return ListedItem(entry.template, entry.summary + data, source: entry.source?.key)
    }
  }

  static let checkItems = [
    ListedItem("PropertyCheck", "Finite outputs, argument unchanged, independent draws, no memory."),
    ListedItem("ClaimCheck", "A claim about the class of a compressor, by an exact sequential test."),
    ListedItem("AssumptionCheck", "An assumption about a loss or its stochastic gradients, at points and pairs."),
    ListedItem("LyapunovCheck", "A one-step inequality, in exact conditional expectation."),
    ListedItem("StatementCheck", "Statements whose both sides are exact, each with its constant on trial."),
    ListedItem(
      "MethodCheck", "A foreign implementation of a method, replayed state by state, and the invariants of memory."),
    ListedItem("BoundCheck", "A measured mean against a theorem's bound, by an exact sequential test."),
    ListedItem("ExpectationCheck", "Exact expectations beside a theorem's bound and beside runs."),
    ListedItem("RefutedControl", "A false claim that the tester has to refute."),
    ListedItem("SlopeCheck", "A fitted exponent against the predicted one; asymptotic, never refutes."),
    ListedItem("RateCheck", "Exponents by exact moments and by planned runs, and whether both agree."),
  ]
}
