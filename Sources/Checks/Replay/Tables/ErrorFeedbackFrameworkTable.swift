extension GoldenTableKind {
  /// SGD with delays, local steps and compression in one framework (`stich2020`).
  static let errorFeedbackFramework = GoldenTableKind(
    name: "error-feedback-framework", signature: ["bounds_quasiconvex", "bounds_nonconvex"],
    shared: ["schema_version", "set", "paper"],
    plans: [
      SectionPlan("bounds_quasiconvex", .elements, FrameworkGapReplayer()),
      SectionPlan("bounds_nonconvex", .elements, FrameworkGradientReplayer()),
      SectionPlan("sgd_baseline", .elements, MiniBatchReplayer()),
      SectionPlan("tuning", .elements, StepTuningReplayer()),
      SectionPlan("decreasing", .elements, DecreasingStepReplayer()),
      SectionPlan("stability", .elements, StabilityReplayer()),
      SectionPlan("stationary", .elements, StationaryVarianceReplayer()),
      SectionPlan("moments_dsgd", .elements, FrameworkMomentsReplayer(method: .delay)),
      SectionPlan("moments_ec", .elements, FrameworkMomentsReplayer(method: .mask)),
      SectionPlan("moments_local", .elements, FrameworkMomentsReplayer(method: .local)),
      SectionPlan("moments_matrix", .elements, MatrixMomentsReplayer()),
      SectionPlan("trajectories", .elements, FrameworkRunReplayer()),
      SectionPlan("problems", .elements, FrameworkProblemsReplayer()),
      SectionPlan("lemma_points", .elements, LemmaPointsReplayer()),
      SectionPlan("negative_controls", .elements, FrameworkControlsReplayer()),
    ])
}
