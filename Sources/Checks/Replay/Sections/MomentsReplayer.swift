import EFSpec

/// `moments`: the exact law of one compressor at one input, and the length of its message.
struct MomentsReplayer: SectionReplayer {
  var tolerances: [String] {
    ["bits exact", "all others 1e-12; 1e-10 for norms other than 2 and inf, and for lowrank"]
  }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { CompressorPair.covers(element) }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let pair = try CompressorPair(&ledger)
    let x = try input(&ledger, table: table)
    let moments = pair.subject.moments(of: x)
    try ledger.compare(.root["EC"], with: moments.mean, pair.tolerance)
    try ledger.compare(.root["E_sq"], with: moments.squaredNorm, pair.tolerance)
    try ledger.compare(.root["E_err_sq"], with: moments.squaredError, pair.tolerance)
    try ledger.compare(.root["inner"], with: moments.inner, pair.tolerance)
    try ledger.demand(.root["deterministic"], is: pair.subject.isDeterministic)
    try ledger.compareMessageBits(of: pair.theory, dimension: x.count, table: table)
  }

  /// The input: given, or one of the table's vectors.
  private func input(_ ledger: inout CaseLedger, table: JSONValue) throws(ReplayFault) -> [Double] {
    guard ledger.contains(.root["x_index"]) else { return try ledger.vector(.root["x"]) }
    let index = try ledger.integer(.root["x_index"])
    guard let vector = table[.root["x_vectors"]] else { throw ReplayFault(.root, "x_vectors is missing") }
    var vectors = CaseLedger(element: vector)
    return try vectors.vector(.root[index])
  }
}
