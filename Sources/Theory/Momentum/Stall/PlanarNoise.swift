/// A finite law of noise in the plane, on integers, with integer weights: small enough for exact sums.
public struct PlanarNoise: Hashable, Sendable {
  /// A point `(x, y)` and its weight; the probability is the weight over the sum of all.
  public struct Outcome: Hashable, Sendable {
    public let x: Int
    public let y: Int
    public let weight: Int

    public init(x: Int, y: Int, weight: Int) {
      self.x = x
      self.y = y
      self.weight = weight
    }
  }

  public let outcomes: [Outcome]

  /// Throws unless the weights are positive and the mean is zero.
  public init(_ outcomes: [Outcome]) throws(HypothesisViolation) {
    try requireAtLeastOne(outcomes.count, "the number of outcomes")
    for outcome in outcomes { try requireAtLeastOne(outcome.weight, "a weight") }
    let mean = outcomes.reduce((0, 0)) { ($0.0 + $1.weight * $1.x, $0.1 + $1.weight * $1.y) }
    try require(mean.0 == 0, "the noise has mean 0", got: Double(mean.0))
    try require(mean.1 == 0, "the noise has mean 0", got: Double(mean.1))
    self.outcomes = outcomes
  }

  private init(unchecked outcomes: [Outcome]) { self.outcomes = outcomes }

  /// `(2, 0)`, `(0, 1)`, `(−2, −1)` with equal probabilities: the published example, `σ² = 10/3`.
  ///
  /// - Source: `fatkhullin2023`.
  public static let threePoint = PlanarNoise(unchecked: [
    Outcome(x: 2, y: 0, weight: 1), Outcome(x: 0, y: 1, weight: 1), Outcome(x: -2, y: -1, weight: 1),
  ])

  /// The sum of the weights.
  public var totalWeight: Int { outcomes.reduce(0) { $0 + $1.weight } }

  /// `σ² = E‖ξ‖²`.
  public var variance: Fraction {
    Fraction(outcomes.reduce(0) { $0 + $1.weight * ($1.x * $1.x + $1.y * $1.y) }, totalWeight)
  }

  /// Which of two entries of equal magnitude Top-1 keeps.
  public enum Ties: Hashable, Sendable {
    case first, second
  }

  /// The outcome after Top-1.
  static func keepsFirst(_ x: Int, _ y: Int, _ ties: Ties) -> Bool {
    x.magnitude == y.magnitude ? ties == .first : x.magnitude > y.magnitude
  }
}
