import Theory

/// `frozen_floors` of the EF21 table: stationary errors at a frozen iterate, for noise of variance 1 and one worker.
struct FrozenFloorsReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-9)

  var tolerances: [String] { ["all 1e-9"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let compressor = try ledger.contractiveClass(.root["alpha"])
    let floors: FrozenMomentumFloors
    do {
      floors = try FrozenMomentumFloors(momentum: ledger.number(.root["eta"]), compressor: compressor)
    } catch {
      throw ReplayFault(.root["eta"], "\(error)")
    }
    try ledger.compare(.root["P_sgdm"], with: floors.momentumError(), Self.tolerance)
    try ledger.compare(.root["G_sgdm"], with: floors.compressionError, Self.tolerance)
    try ledger.compare(.root["var_u_sgd2m"], with: floors.secondMomentumVariance, Self.tolerance)
    try ledger.compare(.root["Q_sgd2m"], with: floors.secondMomentumError, Self.tolerance)
    try ledger.compare(.root["G_sgd2m"], with: floors.secondCompressionError, Self.tolerance)
  }
}
