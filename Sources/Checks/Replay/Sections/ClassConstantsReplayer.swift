import Theory

/// `class_constants`: what is proved about one compressor in one dimension.
struct ClassConstantsReplayer: SectionReplayer {
  var tolerances: [String] {
    ["bits exact", "worst_x entry by entry", "all others 1e-12; 1e-10 for norms other than 2 and inf, and for lowrank"]
  }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { CompressorPair.covers(element) }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let pair = try CompressorPair(&ledger)
    let d = try ledger.integer(.root["d"])
    let constants: CompressorConstants
    do { constants = try pair.theory.constants(dimension: d) } catch {
      throw ReplayFault(.root["d"], error.description)
    }
    for (key, name) in ConstantName.goldenKeys { try compare(key, with: constants[name], pair, &ledger) }
    try demandSharpness(of: constants, ledger)
    if ledger.contains(.root["worst_x"]) {
      try ledger.compareExtremalInput(.root["worst_x"], of: pair, for: .zetaExact, dimension: d)
    }
    try ledger.compareMessageBits(of: pair.theory, dimension: d, table: table)
  }

  /// A key that is absent claims nothing; null claims that there is no such constant.
  private func compare(
    _ key: String, with constant: ClassConstant?, _ pair: CompressorPair, _ ledger: inout CaseLedger
  ) throws(ReplayFault) {
    let place = JSONPath.root[key]
    switch (ledger.element[place], constant) {
    case (nil, _), (.null, nil): return
    case (.null, let constant?): throw ReplayFault(place, "none in the table, \(constant.value) recomputed")
    case (_, nil): throw ReplayFault(place, "the theory has no such constant")
    case (_, let constant?): try ledger.compare(place, with: constant.value, pair.tolerance)
    }
  }

  private func demandSharpness(of constants: CompressorConstants, _ ledger: CaseLedger) throws(ReplayFault) {
    try demandNames(.root["tight"], constants.tight, ledger)
    if ledger.contains(.root["tight_as_supremum"]) {
      try demandNames(.root["tight_as_supremum"], constants.tightAsSupremum, ledger)
    }
    if ledger.contains(.root["unbiased"]) { try ledger.demand(.root["unbiased"], is: constants.isUnbiased) }
    if ledger.contains(.root["zeta_kind"]) {
      let kind = try ledger.text(.root["zeta_kind"])
      guard kind == zetaKind(constants) else { throw ReplayFault(.root["zeta_kind"], "not \(zetaKind(constants))") }
    }
  }

  /// The table names keys of the row itself: of a constant whose key is absent it claims nothing.
  private func demandNames(
    _ place: JSONPath, _ names: [ConstantName], _ ledger: CaseLedger
  ) throws(ReplayFault) {
    let golden = try ledger.texts(place)
    let own = ConstantName.goldenKeys.filter { names.contains($0.name) && ledger.contains(.root[$0.key]) }.map(\.key)
    guard Set(golden) == Set(own) else {
      throw ReplayFault(place, "the theory has \(own.joined(separator: ", "))")
    }
  }

  private func zetaKind(_ constants: CompressorConstants) -> String {
    if constants.zeta?.isTight == true { return "exact" }
    return constants.zetaExact == nil ? "upper bound" : "upper bound; zeta_exact is the supremum"
  }
}

extension ConstantName {
  /// The keys of the golden table.
  static let goldenKeys: [(key: String, name: ConstantName)] = [
    ("alpha", .alpha), ("beta", .beta), ("gamma", .gamma), ("delta", .delta), ("zeta", .zeta),
    ("delta_scaled_by_inv_zeta", .deltaScaledByInverseZeta), ("zeta_exact", .zetaExact),
    ("zeta_classic_bound", .zetaClassicBound), ("zeta_paper_bound", .zetaClassicBound),
    ("zeta_of_quantiser", .zetaOfQuantiser), ("absolute_Delta", .absoluteError),
  ]
}
