import Theory

/// A constant of a compressor with all that is known about it.
public struct ExplainedConstant: Hashable, Sendable, Encodable {
  public let name: String
  /// Nil where the compressor has no such constant.
  public let value: Double?
  /// `attained`, `supremum` or `bound`.
  public let sharpness: String?
  /// `provedHere` or `quoted`.
  public let status: String?
  /// Where the constant shows; nil where no input is known.
  public let input: Input?

  /// An input at which a constant shows.
  public struct Input: Hashable, Sendable, Codable {
    /// `attained`, `approached` or `everyInput`.
    public let attainment: String
    public let x: [Double]
  }

  public var isTight: Bool { sharpness == ClassConstant.Sharpness.attained.rawValue || isSupremum }
  private var isSupremum: Bool { sharpness == ClassConstant.Sharpness.supremum.rawValue }

  init(_ name: ConstantName, _ constant: ClassConstant?, _ input: ExtremalInput?) {
    self.name = name.rawValue
    value = constant?.value
    sharpness = constant?.sharpness.rawValue
    status = constant?.status.rawValue
    self.input = constant == nil ? nil : input.map { Input(attainment: $0.attainment.word, x: $0.x) }
  }

  private enum CodingKeys: String, CodingKey { case name, value, sharpness, isTight, status, input }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(value, forKey: .value)
    try container.encode(sharpness, forKey: .sharpness)
    try container.encode(value == nil ? nil : isTight, forKey: .isTight)
    try container.encode(status, forKey: .status)
    try container.encode(input, forKey: .input)
  }
}

extension ExtremalInput.Attainment {
  fileprivate var word: String {
    switch self {
    case .attained: "attained"
    case .approached: "approached"
    case .everyInput: "everyInput"
    }
  }
}
