public import Theory

/// One scaling law on one instance: what is swept, what is measured, and how.
public struct RateArm: Sendable {
  /// The measured quantity with its instance, such as `mean gap, tuned step, τ = 2`.
  public let quantity: String
  /// What is swept, such as `T`.
  public let variable: String
  public let prediction: ScalingPrediction
  /// The swept values: two or more, positive and ascending.
  public let places: [Double]
  /// The rounds of a run, such as `T = 2052 … 8208`; empty for closed forms.
  public let horizon: String
  /// The measured quantity at the place of an index, by exact moments or in closed form.
  let exact: @Sendable (_ place: Int) throws -> Double
  let simulation: RateSimulation?

  /// - Parameters:
  ///   - law: The law, by whose prediction the arm is judged.
  ///   - simulation: The same quantity, measured on the algorithm itself.
  public init(
    _ quantity: String, in variable: String, at places: [Double], law: ScalingPrediction, horizon: String = "",
    exact: @escaping @Sendable (_ place: Int) throws -> Double, simulation: RateSimulation? = nil
  ) {
    precondition(places.count >= 2 && places[0] > 0, "an exponent needs two or more positive places")
    precondition(zip(places, places.dropFirst()).allSatisfy { $0 < $1 }, "places ascend")
    self.quantity = quantity
    self.variable = variable
    prediction = law
    self.places = places
    self.horizon = horizon
    self.exact = exact
    self.simulation = simulation
  }
}

/// How the quantity of an arm is measured on the algorithm itself.
public enum RateSimulation: Sendable {
  /// Runs of `units` independent copies each, such as the coordinates of a multiple of the identity.
  ///
  /// - secondMoment: At each place a bound of `E y²/(E y)²` for one copy; 3 for squares of normal numbers, their sums and
  ///   their means over time.
  case random(
    units: Int, secondMoment: @Sendable (_ place: Int) throws -> Double, run: @Sendable (RateRun) -> [Double])
  /// One run without noise, whose value may differ from the exact one by `tolerance`.
  case noiseless(tolerance: Double, run: @Sendable (_ place: Int) -> Double)
}

/// The name of one run of a simulation.
public struct RateRun: Hashable, Sendable {
  public let place: Int
  public let repetition: Int
  public let seed: UInt64
  /// A text that no other place of the experiment has.
  public let experiment: String
}
