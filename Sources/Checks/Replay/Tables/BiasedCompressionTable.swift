extension GoldenTableKind {
  /// Compressors, their classes and error feedback (`beznosikov2023`).
  static let biasedCompression = GoldenTableKind(
    name: "biased-compression", signature: ["moments", "class_constants", "worst_cases"],
    shared: ["schema_version", "set", "source", "float_bits", "x_vectors"],
    plans: [
      SectionPlan("moments", .elements, MomentsReplayer()),
      SectionPlan("class_constants", .elements, ClassConstantsReplayer()),
      SectionPlan("worst_cases", .elements, WorstCasesReplayer()),
      SectionPlan("powersgd", .elements, PowerSGDReplayer()),
      SectionPlan("conversions", .elements, ConversionsReplayer()),
      SectionPlan("savings", .elements, SavingsReplayer()),
      SectionPlan("trajectories", .elements, CompressedRunReplayer()),
      SectionPlan("cgd_rates", .elements, DescentRatesReplayer()),
      SectionPlan("ef_bounds", .elements, ErrorFeedbackBoundsReplayer()),
      SectionPlan("exact_expectations", .elements, ExactExpectationReplayer()),
    ])
}
