public import Theory

extension Catalogue {
  /// Every statement that is proved of compressors and methods, with what exercises it, and false statements that resemble some of it.
  public static func coverage() throws -> Coverage {
    Coverage(
      [
        PlanarStatement.exercise(), ScalingStatement.exercise(), InclusionStatement.exercise(),
        CompositionStatement.exercise(), SelectionStatement.exercise(), LowRankStatement.exercise(),
      ] + (try compressorExercises()) + [SavingsStatement.exercise()] + (try descentExercises())
        + (try errorFeedbackExercises()) + frameworkExercises,
      planted: [FeedbackFalsehood.plantedExercise()])
  }

  /// The checks of the error-feedback framework with what they examine.
  static var frameworkExercises: [Exercise] {
    [
      FeedbackProblemStatement.exercise(), VirtualIterateStatement.exercise(), FeedbackErrorStatement.exercise(),
      FeedbackTuningStatement.exercise(),
      FeedbackRateStatement.exercise(), FeedbackStationarityStatement.exercise(), FeedbackMomentStatement.exercise(),
    ]
  }

  /// The topics whose statements are known without the catalogue.
  public static let statementFamilies: [any StatementFamily.Type] = [
    PlanarStatement.self, ScalingStatement.self, InclusionStatement.self, CompositionStatement.self,
    SelectionStatement.self, LowRankStatement.self, SavingsStatement.self, DescentStatement.self,
    ErrorFeedbackStatement.self, FeedbackProblemStatement.self, VirtualIterateStatement.self,
    FeedbackErrorStatement.self,
    FeedbackTuningStatement.self, FeedbackRateStatement.self, FeedbackStationarityStatement.self,
    FeedbackMomentStatement.self,
  ]
}
