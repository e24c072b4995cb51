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

  /// The calls of each arm in the first round, in whole trials.
  private static var firstRoundCalls: Int { 32 }

  mutating func spend(calls budget: Int, _ sessions: inout [PatientSession]) {
    let before = Self.calls(sessions)
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
      for index in live {
        var stream = RandomStream(
          StreamName(
            seed: settings.seed, purpose: .compressor,
            experiment: "\(claim) | \(arms[index].evidence.comparison) | \(arms[index].evidence.input.name)",
            repetition: round))
        arms[index].make(trials: trials, stream: &stream, &sessions)
        tellThoseWhoWatch(sessions)
        if isRefuted(arms[index]) || sessions.contains(where: \.isOver) { return }
      }
      live = promising(among: live)
      perArm *= 2
      round += 1
    }
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
