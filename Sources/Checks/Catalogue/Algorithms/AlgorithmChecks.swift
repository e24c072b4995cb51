import EFSpec

extension Catalogue {
  /// The algorithms against their theorems: on quadratics, by statements that are evaluated exactly and by runs, and on
  /// logistic regression with each data set.
  ///
  /// - Throws: Where a data set gives no problem to which the theorems apply, such as one whose features are
  ///   all zero.
  public static func algorithms(data: [NamedExamples]) throws -> [any Check] {
    var checks = try quadratics()
    for set in data { checks += try logisticRegression(on: set) }
    return try checks + noiseFloors() + statements()
  }
}

extension Catalogue {
  /// Everything that theory says of compressed descent and of EF14 on strongly convex functions.
  public static func statements() throws -> [StatementCheck] {
    try descentChecks() + isotropicDescentChecks() + unbiasedDescentChecks() + errorFeedbackLemmaChecks()
      + errorFeedbackBoundChecks()
      + errorMemoryChecks() + divergenceChecks()
  }
}

extension Repetitions {
  /// The runs of one-step inequalities.
  static let examinedRuns = Repetitions(quick: 12, standard: 60, thorough: 300)
}
