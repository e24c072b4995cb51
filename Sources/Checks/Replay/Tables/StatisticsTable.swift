extension GoldenTableKind {
  /// The statistical engine.
  static let statistics = GoldenTableKind(
    name: "statistics", signature: ["mixture_log_wealth", "klinf", "predicted_n99"], shared: ["tolerance"],
    plans: [
      SectionPlan("grid", .elements, BettingGridReplayer()),
      SectionPlan("mixture_log_wealth", .elements, MixtureWealthReplayer()),
      SectionPlan("klinf", .elements, InformationBoundReplayer()),
      SectionPlan("enumeration", .elements, EnumerationReplayer()),
      SectionPlan("vector_e_value", .elements, VectorEValueReplayer()),
      SectionPlan("b2_feasible_bets", .elements, FeasibleBetsReplayer()),
      SectionPlan("lower_confidence_sequence", .elements, LowerConfidenceReplayer()),
      SectionPlan("sign_e_process", .elements, SignTestReplayer()),
      SectionPlan("jackknife_slope", .elements, JackknifeSlopeReplayer()),
      SectionPlan("e_BH", .elements, EBHReplayer()),
      SectionPlan("predicted_n99", .elements, PredictedCallsReplayer()),
      SectionPlan("support_bounded_worst_case", .elements, BoundedSupportReplayer()),
    ])
}
