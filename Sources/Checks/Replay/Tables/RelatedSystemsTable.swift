extension GoldenTableKind {
  /// Systems beside the three papers, such as gossip; nothing is covered yet.
  static let relatedSystems = GoldenTableKind(
    name: "related-systems", signature: ["format", "cases"], shared: ["format"], plans: [SectionPlan("cases")])
}
