/// What was seen of a one-step inequality, round by round.
public struct LyapunovEvidence: Hashable, Sendable, Codable {
  /// One round: both sides of `E Φ⁺ ≤ ρΦ − c‖∇f(x)‖² + ν`, and how well they are known.
  public struct Round: Hashable, Sendable, Codable {
    /// The run and the round in it, from 0.
    public var run: Int
    public var round: Int
    /// The iterate before the round.
    public var x: [Double]
    /// `E Φ⁺`, summed over the branches of the round.
    public var expected: Double
    /// The right-hand side.
    public var bound: Double
    /// `(1 − ρ)Φ + c‖∇f(x)‖² + ν`, the change that the inequality speaks of.
    public var change: Double
    /// What rounding may add to the difference of the two sides.
    public var slack: Double

    /// The violation in units of the change; at most 0 where the inequality holds.
    var relativeExcess: Double { change > 0 ? (expected - bound) / change : 0 }

    /// Whether the inequality fails by more than rounding. A value that is not finite fails.
    var isViolation: Bool { !(expected - bound <= slack) }

    /// Whether a violation by a hundredth of the change would be seen beyond rounding.
    var isResolved: Bool { slack <= 0.01 * change }
  }

  /// The rounds that were examined.
  public var rounds = 0
  /// Those among them in which rounding could not hide a violation.
  public var resolvedRounds = 0
  /// The resolved round, or violation, of the largest relative excess.
  public var worst: Round?
  /// The rounds of the first run.
  public var firstRun: [Round] = []

  mutating func add(_ round: Round) {
    rounds += 1
    if round.run == 0 { firstRun.append(round) }
    guard round.isResolved || round.isViolation else { return }
    resolvedRounds += 1
    if worst.map({ isWorse(round, than: $0) }) ?? true { worst = round }
  }

  private func isWorse(_ round: Round, than other: Round) -> Bool {
    if round.isViolation != other.isViolation { return round.isViolation }
    return round.relativeExcess > other.relativeExcess
  }
}
