/// A golden table as this package knows it.
struct GoldenTableKind: Sendable {
  let name: String
  /// Section names that together tell the table from the others.
  let signature: Set<String>
  /// Labels, and inputs that elements refer to: no cases of their own.
  let shared: Set<String>
  let plans: [SectionPlan]

  static let all: [GoldenTableKind] = [
    .biasedCompression, .ef21Momentum, .statistics, .errorFeedbackFramework, .relatedSystems,
  ]
}
