extension GoldenTableKind {
  /// The statistical engine.
  static let statistics = GoldenTableKind(
    name: "statistics", signature: ["mixture_log_wealth", "klinf", "predicted_n99"], shared: ["tolerance"],
    plans: [
      SectionPlan("grid", .elements, BettingGridReplayer()),
      SectionPlan("mixture_log_wealth", .elements, MixtureWealthReplayer()),
      SectionPlan("klinf", .elements, InformationBoundReplayer()),
      SectionPlan("enumeration"),
      SectionPlan("vector_e_value"),
      SectionPlan("b2_feasible_bets"),
      SectionPlan("lower_confidence_sequence", .elements, LowerConfidenceReplayer()),
      SectionPlan("sign_e_process"),
      SectionPlan("jackknife_slope"),
      SectionPlan("e_BH"),
      SectionPlan("predicted_n99", .elements, PredictedCallsReplayer()),
      SectionPlan("support_bounded_worst_case"),
    ])
}
