import Theory

/// A class that holds a compressor or a multiple of it, and why.
public struct ExplainedClass: Hashable, Sendable, Encodable {
  /// `U`, `B1`, `B2`, `B3` or `absolute`.
  public let name: String
  public let constants: [Constant]
  /// `λ`: the class is one of `λC`.
  public let factor: Double
  /// The rule by which it follows from another class; nil where the constants of the compressor themselves
  /// certify it.
  public let rule: String?
  /// The rule as a formula.
  public let statement: String?
  /// Whether no better constants hold for the compressor; nil where the class follows by a rule.
  public let isTight: Bool?
  /// Whether no better constants hold for all members of the class from which the rule starts; nil without a
  /// rule. The compressor may be better than they are.
  public let isBestRule: Bool?
  public let status: String

  public struct Constant: Hashable, Sendable, Codable {
    public let name: String
    public let value: Double
  }

  fileprivate init(_ known: CompressorClass, isTight: Bool, status: Status) {
    name = known.name
    constants = known.constants.map { Constant(name: $0.name, value: $0.value) }
    factor = 1
    rule = nil
    statement = nil
    self.isTight = isTight
    isBestRule = nil
    self.status = status.rawValue
  }

  fileprivate init(_ conversion: Conversion, status: Status) {
    name = conversion.result.name
    constants = conversion.result.constants.map { Constant(name: $0.name, value: $0.value) }
    factor = conversion.factor
    rule = conversion.rule.rawValue
    statement = conversion.rule.statement
    isTight = nil
    isBestRule = conversion.rule.isBestPossible
    self.status = status.rawValue
  }

  private enum CodingKeys: String, CodingKey {
    case name, constants, factor, rule, statement, isTight, isBestRule, status
  }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(constants, forKey: .constants)
    try container.encode(factor, forKey: .factor)
    try container.encode(rule, forKey: .rule)
    try container.encode(statement, forKey: .statement)
    try container.encode(isTight, forKey: .isTight)
    try container.encode(isBestRule, forKey: .isBestRule)
    try container.encode(status, forKey: .status)
  }
}

extension CompressorConstants {
  /// The classes that the constants certify, each followed by what it implies. What follows from a quoted constant
  /// is quoted.
  var explainedClasses: [ExplainedClass] {
    let known: [(CompressorClass?, [ClassConstant?])] = [
      (unbiasedClass.map { .unbiased($0) }, [zeta]),
      (classB1.map { .b1($0) }, [alpha, beta]),
      (classB2.map { .b2($0) }, [gamma, beta]),
      (contractiveClass.map { .contractive($0) }, [delta]),
      (absoluteClass.map { .absolute($0) }, [absoluteError]),
    ]
    return known.flatMap { known, constants -> [ExplainedClass] in
      guard let known else { return [] }
      let isTight = constants.allSatisfy { $0?.isTight == true }
      let status: Status = constants.allSatisfy { $0?.status == .provedHere } ? .provedHere : .quoted
      return [ExplainedClass(known, isTight: isTight, status: status)]
        + known.conversions.map { ExplainedClass($0, status: status) }
    }
  }
}
