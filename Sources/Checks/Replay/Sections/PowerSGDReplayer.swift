import Theory

/// `powersgd`: the expected error of one step of rank 1 with a fresh Gaussian start.
struct PowerSGDReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["r exact", "all others 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { element[.root["r"]] == .number(1) }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    try ledger.compare(.root["r"], withInteger: 1)
    let values = try ledger.vector(.root["singular_values"])
    let step: PowerSGDExpectation
    do { step = try PowerSGDExpectation(singularValues: values) } catch {
      throw ReplayFault(.root["singular_values"], error.description)
    }
    try ledger.compare(.root["weights"], with: step.weights, Self.tolerance)
    try ledger.compare(.root["expected_error_sq"], with: step.expectedSquaredError, Self.tolerance)
    try ledger.compare(.root["class_bound_error_sq"], with: step.squaredErrorBound, Self.tolerance)
  }
}
