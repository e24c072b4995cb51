import Theory

/// The worst that inputs showed of the constants of compressors.
public struct ConstantsEvidence: Hashable, Sendable, Codable {
  /// One compressor each.
  public var compressors: [Compressor]

  public init(compressors: [Compressor]) { self.compressors = compressors }

  public struct Compressor: Hashable, Sendable, Codable {
    public var name: String
    /// What the inputs of the library showed, by the name of the constant; a constant that none showed is absent.
    public var library: [String: Sighting]
    /// The same for the inputs that a search from random starts came across.
    public var search: [String: Sighting]
    /// How often the moments were computed.
    public var evaluations: Int
  }

  /// The worst value of a constant, and the input that shows it.
  public struct Sighting: Hashable, Sendable, Codable {
    public var value: Double
    public var input: String
  }
}

extension ConstantsEvidence.Compressor {
  /// The worse of what the library and the search showed; the library's where they agree, as it has names.
  func worst(of name: ConstantName) -> ConstantsEvidence.Sighting? {
    guard let first = library[name.rawValue] else { return search[name.rawValue] }
    return search[name.rawValue].flatMap { $0.isWorse(than: first, of: name) ? $0 : nil } ?? first
  }
}

extension ConstantsEvidence.Sighting {
  func isWorse(than other: Self, of name: ConstantName) -> Bool {
    name.isLower ? value < other.value : value > other.value
  }
}

extension [String: ConstantsEvidence.Sighting] {
  /// Keeps the ratios where they are the worst so far of some constant.
  mutating func note(_ ratios: ExactRatios, at input: String, of names: [ConstantName], zeta: Double?) {
    for name in names {
      guard let value = ratios.worstValue(of: name, zeta: zeta), !value.isNaN else { continue }
      let seen = ConstantsEvidence.Sighting(value: value, input: input)
      if let earlier = self[name.rawValue], !seen.isWorse(than: earlier, of: name) { continue }
      self[name.rawValue] = seen
    }
  }
}

extension ExactRatios {
  /// What the input shows of a constant; infinite where no constant at all would do.
  func worstValue(of name: ConstantName, zeta: Double?) -> Double? {
    switch name {
    case .delta where squaredError >= 1: .infinity
    case .beta where inner <= 0 && squaredNorm > 0: .infinity
    default: value(of: name, zeta: zeta)
    }
  }
}

extension ConstantName {
  /// Whether the constant bounds from below.
  var isLower: Bool { self == .alpha || self == .gamma }
}
