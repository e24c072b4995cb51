import Theory

extension Catalogue {
  /// Every statement that is proved of compressors and methods of biased compression, with what exercises it.
  public static func coverage() throws -> Coverage {
    Coverage(
      [
        PlanarStatement.exercise, ScalingStatement.exercise, InclusionStatement.exercise,
        CompositionStatement.exercise,
      ] + (try compressorExercises()))
  }
}
