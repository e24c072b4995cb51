extension GoldenTableKind {
  /// EF21 and its relatives with momentum (`fatkhullin2023`).
  static let ef21Momentum = GoldenTableKind(
    name: "ef21-momentum", signature: ["prescribed", "one_step_expectation", "stall"], shared: ["schema", "set"],
    plans: [
      SectionPlan("constants", .methodObjects(), MethodConstantsReplayer()),
      SectionPlan(
        "prescribed", .methodObjectsAndFields(inputs: PrescriptionReplayer.inputs), PrescriptionReplayer()),
      SectionPlan("trajectories", .methodObjects(under: "runs"), TrajectoryReplayer()),
      SectionPlan(
        "one_step_expectation", .methodObjects(owned: ["u": "ef21_sgd2m"]), OneStepExpectationReplayer()),
      SectionPlan("stall", .elements, StallReplayer()),
      SectionPlan("tight", .elements, TightRateReplayer()),
      SectionPlan("tight_worst_case_1d", .elements, TightWorstCaseReplayer()),
      SectionPlan("frozen_floors", .elements, FrozenFloorsReplayer()),
      SectionPlan("time_varying", .elements, DecreasingMomentumReplayer()),
    ])
}
