import Theory

/// What a theorem bounds in the mean over the rounds of a run: a measure of the state, and the weights of the mean.
struct RunningProgress<State>: Sendable {
  let measure: ProgressMeasure
  /// `c` of the weights `(1 − c)^{−(t+1)}`; 0 for equal weights.
  let rate: Double
  /// What is averaged, such as `‖∇f(xᵗ)‖²`.
  let summand: String
  /// Its value, at least 0.
  let value: @Sendable (State) -> Double

  init(
    _ measure: ProgressMeasure, rate: Double = 0, summand: String, value: @escaping @Sendable (State) -> Double
  ) {
    self.measure = measure
    self.rate = rate
    self.summand = summand
    self.value = value
  }

  private var sum: String { measure == .meanSquaredGradient ? "(1/T) Σ " : "(1/W) Σ w_t " }

  /// The mean of one run, as axes call it.
  var mean: String { measure == .meanSquaredGradient ? sum + summand : "\(sum)(\(summand))" }

  /// Its expectation.
  var expectation: String { measure == .meanSquaredGradient ? "\(sum)E\(summand)" : "\(sum)E(\(summand))" }
}
