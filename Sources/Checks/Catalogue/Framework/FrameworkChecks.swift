extension Catalogue {
  /// The methods of the error-feedback framework against its theorems: exact moments, runs, and what must fail.
  public static func framework(data: [NamedExamples]) throws -> [any Check] {
    try frameworkHorizonChecks() + [delayStabilityCheck()] + localStepsChecks()
  }
}
