import Foundation
import GSL

/// Spends a budget of calls on several tests, and more where their wealth grows.
///
/// The weights of the arms were fixed beforehand and add up to at most 1, so that refuting when one
/// weighted wealth reaches `1/α` has a false-alarm probability of at most `α`, whichever arm is called
/// how often.
struct TrialSearch<Arm: TrialArm> {
  var arms: [Arm]
  let settings: RunSettings
  let claim: String
  /// The names of inputs that refuted the claim in earlier runs; their arms come first.
  var remembered: Set<String> = []

  /// The share of the budget that remembered witnesses may take before all others, one part in so many.
  private static var rememberedPart: Int { 8 }
  /// The calls of each arm in the first round, in whole trials.
  private static var firstRoundCalls: Int { 32 }

  mutating func spend(calls budget: Int, _ sessions: inout [PatientSession]) {
    let before = Self.calls(sessions)
    if tryRemembered(calls: budget / Self.rememberedPart, &sessions) { return }
    var live = Array(arms.indices)
    var perArm = max(1, Self.firstRoundCalls / (arms.map(\.callsPerTrial).max() ?? 1))
    var round = 0
    while !live.isEmpty {
      let left = budget - (Self.calls(sessions) - before)
      let cost = live.reduce(0) { $0 + arms[$1].callsPerTrial }
      let affordable = left / max(1, cost)
      guard affordable >= 1 else { return }
      // What would be left over after this round is too little for another: spend it now.
      let trials = affordable < 3 * perArm ? min(affordable, 3 * perArm) : perArm
      if call(live, trials: trials, round: round, &sessions) { return }
      live = promising(among: live)
      perArm *= 2
      round += 1
    }
  }

  /// Witnesses of earlier runs come first, with twice as many calls in every turn. Returns whether the search is
  /// over.
  private mutating func tryRemembered(calls budget: Int, _ sessions: inout [PatientSession]) -> Bool {
    let first = arms.indices.filter { remembered.contains(arms[$0].evidence.input.name) }
    guard !first.isEmpty else { return false }
    let before = Self.calls(sessions)
    let cost = first.reduce(0) { $0 + arms[$1].callsPerTrial }
    var trials = max(1, Self.firstRoundCalls / (first.map { arms[$0].callsPerTrial }.max() ?? 1))
    var turn = -1
    while Self.calls(sessions) - before + trials * cost <= budget {
      if call(first, trials: trials, round: turn, &sessions) { return true }
      trials *= 2
      turn -= 1
    }
    return false
  }

  /// Makes trials at each of these arms. Returns whether the search is over.
  private mutating func call(
    _ indices: [Int], trials: Int, round: Int, _ sessions: inout [PatientSession]
  ) -> Bool {
    for index in indices {
      var stream = RandomStream(
        StreamName(
          seed: settings.seed, purpose: .compressor,
          experiment: "\(claim) | \(arms[index].evidence.comparison) | \(arms[index].evidence.input.name)",
          repetition: round))
      arms[index].make(trials: trials, stream: &stream, &sessions)
      tellThoseWhoWatch(sessions)
      if isRefuted(arms[index]) || sessions.contains(where: \.isOver) { return true }
    }
    return false
  }

  private func tellThoseWhoWatch(_ sessions: [PatientSession]) {
    guard let watch = settings.watch else { return }
    let wealths = arms.map { $0.evidence.final + log($0.evidence.weight) }
    let leading = wealths.indices.max { wealths[$0] < wealths[$1] } ?? 0
    let unused = max(0, 1 - arms.reduce(0) { $0 + $1.evidence.weight })
    watch(
      InterimVerdict(
        calls: Self.calls(sessions), logEValue: logSumExp(wealths + [log(unused)]),
        leadingInput: arms[leading].evidence.input.name, leadingLogWealth: wealths[leading]))
  }

  private static func calls(_ sessions: [PatientSession]) -> Int { sessions.reduce(0) { $0 + $1.calls } }

  private func isRefuted(_ arm: Arm) -> Bool {
    arm.evidence.supremum + log(arm.evidence.weight) >= log(1 / settings.criterion.falseAlarmProbability)
  }

  /// The canonical arms, and of the others the third whose wealth has grown most.
  private func promising(among live: [Int]) -> [Int] {
    let canonical = live.filter { arms[$0].evidence.input.isCanonical }
    let others = live.filter { !arms[$0].evidence.input.isCanonical }
      .sorted { (arms[$0].evidence.final, -$0) > (arms[$1].evidence.final, -$1) }
    return (canonical + others.prefix((others.count + 2) / 3)).sorted()
  }
}
