/// How much of an experiment on scaling laws is simulated.
public enum RateSimulations: Hashable, Sendable {
  /// What the budget of the run pays for.
  case ofBudget
  /// What this ambition needs, whatever the budget.
  case planned(RateAmbition)
  /// Nothing: exact moments and closed forms alone.
  case none

  func ambition(within budget: Budget) -> RateAmbition? {
    switch self {
    case .ofBudget: RateAmbition(budget)
    case .planned(let ambition): ambition
    case .none: nil
    }
  }
}
