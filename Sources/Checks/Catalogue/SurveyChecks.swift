extension Catalogue {
  /// The dimension of the random inputs on which compressors are compared: a square, for low ranks.
  public static let surveyDimension = 64

  /// The comparison of all compressors: their constants, their errors at equal bits, what Top-k saves.
  ///
  /// - Throws: Where a text of the catalogue names no compressor, which a test rules out.
  public static func compressorComparison(data: [NamedExamples]) throws -> [any Check] {
    var checks: [any Check] = [try constantsSurvey()]
    checks += try compressorSurveys(data: data)
    checks.append(try savingsSurvey())
    return checks
  }

  /// Every family of compressors on Gaussian and on heavy-tailed inputs, and on a gradient of each data set.
  static func compressorSurveys(data: [NamedExamples]) throws(UsageError) -> [CompressorSurvey] {
    let inputs: [SurveyInput] =
      [.gaussian(dimension: surveyDimension), .heavyTailed(dimension: surveyDimension)]
      + data.map(SurveyInput.gradient)
    var checks: [CompressorSurvey] = []
    for input in inputs {
      var families: [SurveyFamily] = []
      for entry in compressorEntries {
        families += try SurveyFamily.families(of: entry, dimension: input.dimension)
      }
      checks.append(CompressorSurvey(families, on: input))
    }
    return checks
  }
}
