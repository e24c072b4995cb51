import EFSpec
import Theory

/// `worst_cases`: the moments at an input that attains or approaches named constants.
///
/// Implementation and theory meet here: the moments come from the one, the constants and the input
/// from the other.
struct WorstCasesReplayer: SectionReplayer {
  /// How near the input comes to the constant that it attains or approaches.
  private static let approach = 1e-6

  var tolerances: [String] {
    [
      "x entry by entry", "all 1e-12; 1e-10 for norms other than 2 and inf, and for lowrank",
      "named constants approached to 1e-6",
    ]
  }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { CompressorPair.covers(element) }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let pair = try CompressorPair(&ledger)
    let d = try ledger.integer(.root["d"])
    let x = try ledger.vector(.root["x"], dimension: d)
    let names = try constantNames(ledger)
    guard let ratios = ExactRatios(of: pair.subject, at: x) else { throw ReplayFault(.root["x"], "no ratios at 0") }
    try ledger.compare(.root["E_sq_ratio"], with: ratios.squaredNorm, pair.tolerance)
    try ledger.compare(.root["inner_ratio"], with: ratios.inner, pair.tolerance)
    try ledger.compare(.root["E_err_ratio"], with: ratios.squaredError, pair.tolerance)
    for name in names {
      try ledger.compareExtremalInput(.root["x"], of: pair, for: name, dimension: d)
      try demandApproach(of: name, by: ratios, pair, dimension: d)
    }
  }

  /// The names in `constant`, separated by commas.
  private func constantNames(_ ledger: CaseLedger) throws(ReplayFault) -> [ConstantName] {
    let place = JSONPath.root["constant"]
    var names: [ConstantName] = []
    for key in try ledger.text(place).split(separator: ",") {
      guard let name = ConstantName.goldenKeys.first(where: { $0.key == key })?.name else {
        throw ReplayFault(place, "\(key) is no constant")
      }
      names.append(name)
    }
    return names
  }

  private func demandApproach(
    of name: ConstantName, by ratios: ExactRatios, _ pair: CompressorPair, dimension d: Int
  ) throws(ReplayFault) {
    let place = JSONPath.root["constant"]
    guard let constant = try? pair.theory.constants(dimension: d)[name], let ratio = ratios.value(of: name, zeta: nil)
    else {
      throw ReplayFault(place, "the theory has no \(name)")
    }
    guard (ratio - constant.value).magnitude <= Self.approach * constant.value else {
      throw ReplayFault(place, "\(name) is \(constant.value), but the input shows \(ratio)")
    }
  }
}
