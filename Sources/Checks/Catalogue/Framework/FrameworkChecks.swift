extension Catalogue {
  /// The methods of the error-feedback framework against its theorems: exact moments, runs, and what must fail.
  public static func framework(data: [NamedExamples]) throws -> [any Check] {
    var checks: [any Check] = try frameworkHorizonChecks() + [delayStabilityCheck()] + localStepsChecks()
    checks += try frameworkControls()
    for set in data { checks += try frameworkDataChecks(on: set) }
    return checks
  }
}
