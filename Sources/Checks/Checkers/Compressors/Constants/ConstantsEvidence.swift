import Theory

/// The worst that inputs showed of the constants of compressors.
public struct ConstantsEvidence: Hashable, Sendable, Codable {
  /// One compressor each.
  public var compressors: [Compressor]

  public init(compressors: [Compressor]) { self.compressors = compressors }

  public struct Compressor: Hashable, Sendable, Codable {
    public var name: String
    /// What was seen, by the name of the constant; a constant that no input showed is absent.
    public var worst: [String: Sighting]
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
  /// Keeps the ratios where they are the worst so far of some constant.
  mutating func note(_ ratios: ExactRatios, at input: String, of names: [ConstantName], zeta: Double?) {
    for name in names {
      guard let value = ratios.worstValue(of: name, zeta: zeta), !value.isNaN else { continue }
      let key = name.rawValue
      if let earlier = worst[key]?.value, name.isLower ? value >= earlier : value <= earlier { continue }
      worst[key] = ConstantsEvidence.Sighting(value: value, input: input)
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
