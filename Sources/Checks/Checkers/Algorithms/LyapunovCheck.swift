public import EFSpec
import Foundation
public import GSL
public import Theory

/// Looks for a round in which a Lyapunov function falls less than a theorem says.
///
/// - Claim:    `E Φ⁺ ≤ ρΦ − c‖∇f(x)‖² + ν` in every round, the expectation being conditional on the state.
/// - Evidence: both sides, round by round. The left side is summed over all branches of the round, so that
///             there is no sampling error; one branch, drawn by its probability, is where the run goes on.
///             Run 0 starts as the method does, the others at random states.
/// - Judged:   refuted by one round in which the left side exceeds the right one by more than rounding,
///             `10⁻¹²` of the numbers that both are computed from. Else the inequality holds exactly on the
///             states that were examined, provided rounding could not hide a violation there.
/// - Blind to: states that are not near those examined.
public struct LyapunovCheck<State: IterateState>: Check {
  public let id: CheckID
  /// What is claimed, with its constants, as a reader would write it.
  public let claim: String
  public let inequality: OneStepInequality
  /// The law of a round.
  public let branches: [RoundBranch<State>]
  /// The rounds of each run.
  public let roundsPerRun: Int
  /// Which budget examines how many runs.
  public let runs: Repetitions
  private let start: @Sendable (_ run: Int, _ stream: inout RandomStream) -> State
  private let measure: @Sendable (State) -> LyapunovMeasure

  /// - Parameters:
  ///   - start: The first state of a run; random states from run 1 on.
  ///   - measure: The Lyapunov function at a state.
  /// - Precondition: The probabilities of the branches add up to 1.
  public init(
    id: CheckID, claim: String, inequality: OneStepInequality, branches: [RoundBranch<State>],
    roundsPerRun: Int, runs: Repetitions,
    start: @escaping @Sendable (_ run: Int, _ stream: inout RandomStream) -> State,
    measure: @escaping @Sendable (State) -> LyapunovMeasure
  ) {
    let total = branches.reduce(0) { $0 + $1.probability }
    precondition((total - 1).magnitude < 1e-12, "the probabilities of the branches add up to \(total)")
    self.id = id
    self.claim = claim
    self.inequality = inequality
    self.branches = branches
    self.roundsPerRun = roundsPerRun
    self.runs = runs
    self.start = start
    self.measure = measure
  }

  public func gather(resuming earlier: LyapunovEvidence?, in run: RunSettings) throws -> LyapunovEvidence {
    if let earlier { return earlier }
    var evidence = LyapunovEvidence()
    for index in 0..<runs.count(within: run.budget) {
      var stream = RandomStream(
        StreamName(seed: run.seed, purpose: .input, experiment: id.description, repetition: index))
      var state = start(index, &stream)
      var before = measure(state)
      for round in 0..<roundsPerRun {
        let (examined, next, after) = examine(state, before, stream.uniform())
        evidence.add(
          .init(
            run: index, round: round, x: state.x, expected: examined.expected, bound: examined.bound,
            change: examined.change, slack: examined.slack))
        guard examined.expected.isFinite else { break }
        state = next
        before = after
      }
    }
    return evidence
  }

  /// Both sides of the inequality at a state, and the branch that `chance` in [0, 1) selects.
  private func examine(
    _ state: State, _ before: LyapunovMeasure, _ chance: Double
  ) -> (sides: (expected: Double, bound: Double, change: Double, slack: Double), next: State, after: LyapunovMeasure) {
    var expected = 0.0
    var magnitude = before.magnitude
    var cumulative = 0.0
    var selected: (State, LyapunovMeasure)?
    var last = (state, before)
    for branch in branches {
      var next = state
      branch.advance(&next)
      let after = measure(next)
      expected += branch.probability * after.lyapunov
      magnitude += branch.probability * after.magnitude
      cumulative += branch.probability
      last = (next, after)
      if selected == nil && chance < cumulative { selected = last }
    }
    let bound = inequality.bound(lyapunov: before.lyapunov, squaredGradient: before.squaredGradient)
    let change =
      (1 - inequality.factor) * before.lyapunov + inequality.gradientCoefficient * before.squaredGradient
      + inequality.noise
    let (next, after) = selected ?? last
    return ((expected, bound, change, 1e-12 * (magnitude + change)), next, after)
  }

  public func judge(_ evidence: LyapunovEvidence, by criterion: Criterion) -> [Finding] {
    let worst = evidence.worst
    let verdict: Verdict =
      switch worst {
      case .some(let round) where round.isViolation: .refuted
      case .some: .holdsExactly
      case nil: .undecided
      }
    return [
      Finding(
        check: "lyapunov", claim: "\(id.subject): \(claim)", verdict: verdict,
        quantity: "(E Φ⁺ − ρΦ + c‖∇f(x)‖² − ν) / ((1 − ρ)Φ + c‖∇f(x)‖² + ν)", calls: evidence.rounds,
        promised: [
          "excess": 0, "rho": inequality.factor, "c": inequality.gradientCoefficient, "nu": inequality.noise,
        ],
        observed: worst.map {
          .init(lower: $0.relativeExcess, estimate: $0.relativeExcess, upper: $0.relativeExcess)
        },
        shape: worst.map { [$0.x.count] },
        witness: worst.map { .init(name: "iterate before round \($0.round) of run \($0.run)", x: $0.x) },
        notes: notes(evidence))
    ]
  }

  private func notes(_ evidence: LyapunovEvidence) -> [String] {
    let law =
      branches.count == 1
      ? "A round can turn out in one way only, so that it is its own expectation; "
      : "Conditional expectations are sums over the \(branches.count) ways in which a round can turn out; "
    var notes = [
      law + "\(evidence.resolvedRounds) of \(evidence.rounds) rounds were far enough from rounding to tell."
    ]
    if let worst = evidence.worst, worst.isViolation {
      notes.append(
        "In round \(worst.round) of run \(worst.run) the left side is \(worst.expected), the right side "
          + "\(worst.bound); rounding explains at most \(worst.slack).")
    }
    if evidence.resolvedRounds == 0 { notes.append("Start farther from the minimum, or take fewer rounds.") }
    return notes
  }

  public func figures(of evidence: LyapunovEvidence) -> [Figure] {
    let rounds = evidence.firstRun.filter { $0.expected > 0 && $0.bound > 0 && $0.expected.isFinite }
    guard rounds.count > 1 else { return [] }
    let x = rounds.map { Double($0.round + 1) }
    return [
      Figure(
        id: fileStem("lyapunov", id), title: "Lyapunov function: \(id.subject)",
        caption: "In every round the exact conditional expectation of the Lyapunov function stays below the "
          + "right-hand side of the one-step inequality.",
        xAxis: .init("round", .linear), yAxis: .init("E Φ⁺ given the round before", .logarithmic),
        series: [
          .init(name: "measured", role: .measured, x: x, y: rounds.map(\.expected)),
          .init(name: "theorem", role: .bound, x: x, y: rounds.map(\.bound)),
        ])
    ]
  }
}
