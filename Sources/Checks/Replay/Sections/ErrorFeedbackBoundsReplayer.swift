import Theory

/// `ef_bounds`: the bounds of EF14 on strongly convex functions.
struct ErrorFeedbackBoundsReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let hypotheses = try ledger.errorFeedbackHypotheses()
    let rounds = try ledger.integer(.root["K"])
    guard rounds >= 0 else { throw ReplayFault(.root["K"], "negative") }
    let distance = try ledger.number(.root["X0"])
    let stepSize = try ledger.number(.root["eta"])
    let values: [String: Double]
    do {
      let offset = EF14DecreasingStepBound.smallestOffset(hypotheses)
      values = [
        "eta_max": hypotheses.largestStepSize,
        "kappa": offset,
        "bound_const_simple": try EF14GapBound(
          hypotheses, stepSize: stepSize, initialSquaredDistance: distance
        ).bound(afterRounds: rounds),
        "bound_decreasing": try EF14DecreasingStepBound(
          hypotheses, offset: offset, initialSquaredDistance: distance
        ).bound(afterRounds: rounds),
      ]
    } catch {
      throw ReplayFault(.root["eta"], error.description)
    }
    for (field, value) in values.sorted(by: { $0.key < $1.key }) {
      try ledger.compare(.root[field], with: value, Self.tolerance)
    }
    let standard = EF14YoungParameters.standard(for: hypotheses.compressor)
    let given = try ledger.youngParameters(.root["param"])
    for (field, parameters) in [("bound_param_default", standard), ("bound_param", given)] {
      let theorem = try? EF14ParametricBound(
        hypotheses, stepSize: stepSize, initialSquaredDistance: distance, parameters: parameters)
      try compare(.root[field], with: theorem?.bound(afterRounds: rounds), &ledger)
    }
  }

  /// Null in the table stands for parameters that are not admissible.
  private func compare(
    _ place: JSONPath, with bound: Double?, _ ledger: inout CaseLedger
  ) throws(ReplayFault) {
    switch (ledger.element[place], bound) {
    case (.null, nil): return
    case (.null, let bound?): throw ReplayFault(place, "none in the table, \(bound) recomputed")
    case (_, nil): throw ReplayFault(place, "the parameters are not admissible")
    case (_, let bound?): try ledger.compare(place, with: bound, Self.tolerance)
    }
  }
}

extension CaseLedger {
  /// The fields `L`, `mu`, `delta`, `B`, `C`, `D`, `n`.
  mutating func errorFeedbackHypotheses() throws(ReplayFault) -> EF14ConvexHypotheses {
    let numbers = try ["L", "mu", "delta", "B", "C", "D"].map { key throws(ReplayFault) in try number(.root[key]) }
    let workerCount = try integer(.root["n"])
    do {
      return try EF14ConvexHypotheses(
        smoothness: numbers[0], strongConvexity: numbers[1], compressor: ContractiveClass(delta: numbers[2]),
        noise: NoiseConstants(growth: numbers[3], floor: numbers[4]), heterogeneity: numbers[5],
        workerCount: workerCount)
    } catch {
      throw ReplayFault(.root, error.description)
    }
  }

  fileprivate mutating func youngParameters(_ path: JSONPath) throws(ReplayFault) -> EF14YoungParameters {
    let numbers = try ["rho", "theta", "a", "t"].map { key throws(ReplayFault) in try number(path[key]) }
    do {
      return try EF14YoungParameters(rho: numbers[0], theta: numbers[1], a: numbers[2], t: numbers[3])
    } catch {
      throw ReplayFault(path, error.description)
    }
  }
}
