import Theory

/// `moments_dsgd`, `moments_ec`, `moments_local`: exact moments on one mode of a quadratic.
struct FrameworkMomentsReplayer: SectionReplayer {
  enum Method: Hashable, Sendable { case delay, mask, local }

  private static let tolerance = Tolerance.relative(1e-11)

  let method: Method

  var tolerances: [String] { ["all 1e-11"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let mode = try ledger.quadraticMode()
    let stepSize = try ledger.number(.root["gamma"])
    let start = try ledger.number(.root["x0"])
    switch method {
    case .delay: try compareDelay(mode, stepSize, start, &ledger)
    case .mask: try compareMask(mode, stepSize, start, &ledger)
    case .local: try compareLocal(mode, stepSize, start, &ledger)
    }
  }

  private func compareDelay(
    _ mode: QuadraticMode, _ stepSize: Double, _ start: Double, _ ledger: inout CaseLedger
  ) throws(ReplayFault) {
    let delay = try ledger.integer(.root["tau"], atMost: 1000)
    let moments: DelayMoments
    do { moments = try DelayMoments(mode: mode, delay: delay, start: start) } catch {
      throw ReplayFault(.root["tau"], "\(error)")
    }
    try ledger.compareRecursion(
      moments, Self.tolerance, advance: { $0.advance(stepSize: stepSize) },
      columns: {
        [
          ("mean", $0.mean), ("x2", $0.secondMoment), ("e2", $0.squaredError), ("v2", $0.virtualSecondMoment),
        ]
      })
  }

  private func compareMask(
    _ mode: QuadraticMode, _ stepSize: Double, _ start: Double, _ ledger: inout CaseLedger
  ) throws(ReplayFault) {
    let compressor = try ledger.contractiveClass(.root["delta"])
    let scale = try ledger.number(.root["scale"])
    let moments = MaskMoments(mode: mode, compressor: compressor, scale: scale, start: start)
    try ledger.compareRecursion(
      moments, Self.tolerance, advance: { $0.advance(stepSize: stepSize) },
      columns: {
        [("x2", $0.secondMoment), ("e2", $0.squaredError), ("v2", $0.virtualSecondMoment)]
      })
  }

  private func compareLocal(
    _ mode: QuadraticMode, _ stepSize: Double, _ start: Double, _ ledger: inout CaseLedger
  ) throws(ReplayFault) {
    let moments = LocalMoments(mode: mode, schedule: try ledger.localSchedule(), start: start)
    try ledger.compareRecursion(
      moments, Self.tolerance, advance: { $0.advance(stepSize: stepSize) },
      columns: {
        [("xbar2", $0.secondMoment), ("consensus_after_sync", $0.consensus)]
      })
  }
}
