import Theory

extension Catalogue {
  /// What Top-k gains over Rand-k on average.
  static func savingsSurvey() throws(HypothesisViolation) -> SavingsSurvey {
    SavingsSurvey(try SampledMagnitudes.all(), dimension: 256)
  }
}
