import EFSpec
import Theory

extension Catalogue {
  /// The checks of every example of every compressor against what is proved about it.
  public static func compressorChecks(seed: UInt64) throws(UsageError) -> [any Check] {
    var checks: [any Check] = []
    for entry in compressorEntries {
      for example in entry.examples { checks += try self.checks(of: example, seed: seed) }
    }
    return checks
  }

  /// The laws of one compressor in several dimensions, and its classes in one.
  private static func checks(of text: String, seed: UInt64) throws(UsageError) -> [any Check] {
    let pair = try CompressorEntry.compressor(named: text)
    guard let d = examinedDimension(of: pair.compressor) else {
      throw UsageError("'\(text)' is defined in no dimension from 2 to 64; examine another example")
    }
    let subject = ReferenceSubject(pair.compressor, name: "\(text), d = \(d)")
    let domain = try Domain(of: pair.theory, dtype: subject.dtype)
    let dimensions = (ConformanceCheck.dimensions + [d]).filter { pair.compressor.accepts(dimension: $0) }
    let shapes = Set(dimensions).sorted().map { [$0] }
    var checks: [any Check] = [
      ConformanceCheck(of: subject, shapes: shapes, domain: domain) { pair.conformanceTests(dimension: $0[0]) }
    ]
    let constants: CompressorConstants
    do { constants = try pair.theory.constants(dimension: d) } catch {
      throw UsageError("'\(text)' at d = \(d): \(error)")
    }
    for claim in constants.claims(isRandom: !pair.compressor.isDeterministic) {
      checks.append(
        try ClaimCheck(
          of: subject, claim: try ClaimSpecification(parsing: claim), shapes: [[d]], domain: domain, seed: seed))
    }
    return checks
  }
}

extension Domain {
  /// The default of a precision, cut to the magnitudes for which something is proved.
  init(of theory: any CompressorTheory, dtype: DType) throws(UsageError) {
    self.init(defaultFor: dtype)
    let proved = theory.inputMagnitudes
    let (low, high) = (max(magnitudes.lowerBound, proved.lowerBound), min(magnitudes.upperBound, proved.upperBound))
    if low...high != magnitudes { try self.init(parsing: "magnitude=\(low)..\(high)", dtype: dtype) }
  }
}

extension CompressorConstants {
  /// The classes that the constants certify, as claims. Of a random compressor the class B1 is left out: its
  /// lower constant cannot be judged by calls beyond what B2 says, and the exact moments judge it.
  func claims(isRandom: Bool) -> [String] {
    var claims: [String] = []
    if let contractive = contractiveClass { claims.append("contractive(alpha=\(contractive.alpha))") }
    if let unbiased = unbiasedClass { claims.append("unbiased(omega=\(unbiased.omega))") }
    if let classB1, !isRandom { claims.append("B1(alpha=\(classB1.alpha), beta=\(classB1.beta))") }
    if let classB2 { claims.append("B2(gamma=\(classB2.gamma), beta=\(classB2.beta))") }
    if let absoluteError { claims.append("absolute(Delta=\(absoluteError.value))") }
    return claims
  }
}
