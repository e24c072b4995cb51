/// A class that follows from another.
public struct Conversion: Hashable, Sendable {
  public let rule: ConversionRule
  /// The factor `λ`: the class is one of `λC`.
  public let factor: Double
  public let result: CompressorClass

  /// Nil where a hypothesis of the rule fails, as `ζ < 2` may.
  fileprivate init?(_ rule: ConversionRule, factor: Double = 1, _ result: CompressorClass?) {
    guard let result else { return nil }
    self.rule = rule
    self.factor = factor
    self.result = result
  }
}

extension CompressorClass {
  /// All that follows from membership in this class alone, by the rules of `ConversionRule`.
  public var conversions: [Conversion] {
    let conversions: [Conversion?] =
      switch self {
      case .b1(let known):
        [
          Conversion(.b1ToB2, .b2(try? known.classB2)),
          Conversion(
            .b1ScaledToContractive, factor: known.bestFactor, .contractive(try? known.scaledByInverseBeta)),
        ]
      case .b2(let known):
        [
          Conversion(.b2ToB1, .b1(try? known.classB1)),
          Conversion(
            .b2ScaledToContractive, factor: known.bestFactor, .contractive(try? known.scaledByInverseBeta)),
        ]
      case .contractive(let known):
        [
          Conversion(.contractiveToB1, .b1(try? known.classB1)),
          Conversion(.contractiveToB1Printed, .b1(try? known.printedClassB1)),
          Conversion(.contractiveToB2, .b2(try? known.classB2)),
          Conversion(.contractiveToB2Printed, .b2(try? known.printedClassB2)),
        ]
      case .unbiased(let known):
        [
          Conversion(.unbiasedToB1, .b1(try? known.classB1)),
          Conversion(.unbiasedToB2, .b2(try? known.classB2)),
          Conversion(.unbiasedToContractive, .contractive(try? known.contraction(scaledBy: 1))),
          Conversion(
            .unbiasedScaledToContractive, factor: known.bestFactor, .contractive(try? known.scaledByInverseZeta)),
        ]
      case .absolute: []
      }
    return conversions.compactMap(\.self)
  }
}

extension CompressorClass {
  fileprivate static func b1(_ known: ClassB1?) -> CompressorClass? { known.map { .b1($0) } }
  fileprivate static func b2(_ known: ClassB2?) -> CompressorClass? { known.map { .b2($0) } }
  fileprivate static func contractive(_ known: ContractiveClass?) -> CompressorClass? {
    known.map { .contractive($0) }
  }
}
