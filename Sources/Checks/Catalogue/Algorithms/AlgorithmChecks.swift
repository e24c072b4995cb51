import EFSpec

extension Catalogue {
  /// The algorithms against their theorems: on quadratics, and on logistic regression with each data set.
  ///
  /// - Throws: Where a data set gives no problem to which the theorems apply, such as one whose features are
  ///   all zero.
  public static func algorithms(data: [NamedExamples]) throws -> [any Check] {
    var checks = try quadratics()
    for set in data { checks += try logisticRegression(on: set) }
    return checks + noiseFloors()
  }
}

extension Repetitions {
  /// The runs of one-step inequalities.
  static let examinedRuns = Repetitions(quick: 12, standard: 60, thorough: 300)
}
