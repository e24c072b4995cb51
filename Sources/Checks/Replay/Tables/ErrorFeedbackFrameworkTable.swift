extension GoldenTableKind {
  /// SGD with delays, local steps and compression in one framework (`stich2020`); nothing is covered yet.
  static let errorFeedbackFramework = GoldenTableKind(
    name: "error-feedback-framework", signature: ["bounds_quasiconvex", "bounds_nonconvex"],
    shared: ["schema_version", "set", "paper"],
    plans: [
      "bounds_quasiconvex", "bounds_nonconvex", "sgd_baseline", "tuning", "decreasing", "stability", "stationary",
      "moments_dsgd", "moments_ec", "moments_local", "moments_matrix", "trajectories", "problems", "lemma_points",
      "negative_controls",
    ].map { SectionPlan($0) })
}
