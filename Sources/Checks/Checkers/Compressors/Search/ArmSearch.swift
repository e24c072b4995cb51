import Foundation
import GSL

/// The search over inputs: it spends a budget of calls where the evidence grows.
///
/// Every input gets 4 calls; then, again and again, the third whose wealth grows fastest and the canonical
/// inputs get twice as many calls. Once few are left, the three best are changed at random
/// (`InputMutation`) in every round, and the results join in. Which input is called how often depends on the
/// outputs seen so far and on nothing else, so that a run can be repeated call by call.
struct ArmSearch {
  private var arms: [Arm]
  private let setting: SearchSetting
  private var caller: SubjectCaller
  private let isExact: Bool
  /// The first arm that refuted the claim.
  private(set) var refutingArm: Int?
  private var adaptiveCount = 0
  private var polishingCalls = 0
  private var refusedShapes: [[Int]] = []
  private var choices: RandomStream
  private var lastReport = ContinuousClock.now

  /// The calls of each input in the first round.
  private static let firstRound = 4
  /// So few inputs besides the canonical ones are live when the search begins to change inputs.
  private static let fewLive = 9
  /// So many of the best inputs are changed in a round.
  private static let parents = 3
  /// Once a NaN has decided the verdict, so many calls may still look for a witness with finite outputs.
  private static let callsAfterNonFinite = 20_000
  /// The share of the budget that remembered witnesses may take before all others, one part in so many.
  private static let rememberedPart = 8
  /// The entries of outputs that are held at a time: 2 MB.
  private static let entriesAtATime = 1 << 18
  private static let pauseBetweenReports = Duration.milliseconds(100)

  init(arms: [Arm], session: any CompressorSession, deadline: ContinuousClock.Instant?, setting: SearchSetting) {
    self.arms = arms
    self.setting = setting
    caller = SubjectCaller(session, deadline: deadline)
    isExact = session.isDeclaredDeterministic
    choices = setting.choiceStream("mutations")
  }

  var evidence: ClaimEvidence {
    var evidence = ClaimEvidence(arms: arms.map(\.evidence), isExact: isExact)
    evidence.endedByTimeLimit = caller.endedByTimeLimit
    evidence.endedByRefutation = refutingArm != nil
    evidence.polishingCalls = polishingCalls
    evidence.refusedShapes = refusedShapes
    evidence.smallestBet = setting.grid.bets[0]
    evidence.coordinatesAreIndependent = setting.coordinatesAreIndependent && !isExact
    return evidence
  }

  private var isOver: Bool { caller.isOver || refutingArm != nil }

  // MARK: Deterministic subjects

  /// Evaluates a deterministic subject at every input, and again in reverse order: a second value that
  /// differs from the first contradicts the declaration. Then looks for worse inputs from the best ones.
  mutating func evaluate(calls budget: Int) {
    var first: [Int: SubjectDraws] = [:]
    for index in arms.indices where !isOver && !isRefused(index) {
      guard let draws = draw(index, seeds: [0]) else { continue }
      take(draws, index)
      first[index] = draws
    }
    for index in arms.indices.reversed() where !isOver {
      guard let earlier = first[index], let again = draw(index, seeds: [1]) else { continue }
      arms[index].noteRepetition(
        changedOutput: again.values.map(\.bitPattern) != earlier.values.map(\.bitPattern))
    }
    guard !isOver, !arms.contains(where: \.contradictsItself) else { return }
    polish(calls: budget / Polishing.partOfBudget)
  }

  private mutating func polish(calls budget: Int) {
    let starts = arms.map(\.evidence).filter { $0.failure == nil && $0.squaredError.count > 0 }
    var polishing = Polishing(from: starts, setting: setting, caller: caller, calls: budget)
    polishing.run()
    caller = polishing.caller
    polishingCalls = polishing.calls
    for find in polishing.finds {
      let index = open(
        find.x, shape: find.start.input.input.shape, claim: find.start.claim, from: find.start.input.name)
      if let failure = find.failure {
        arms[index].fail(failure)
      } else if let draws = draw(index, seeds: [0]) {
        take(draws, index)
      }
    }
  }

  // MARK: Random subjects

  /// Spends up to `calls` calls on a random subject, and stops as soon as the claim is refuted.
  mutating func spend(calls budget: Int) {
    var live = arms.indices.filter { !isRefused($0) }
    tryRemembered(live, calls: budget / Self.rememberedPart)
    var perArm = min(Self.firstRound, max(1, budget / max(1, live.count)))
    var round = 1
    while !isOver && !live.isEmpty {
      let remaining = allowance(budget) - caller.calls
      guard remaining >= live.count else { return }
      // What would be left over after this round is too little for another: spend it now.
      let share = remaining / live.count
      let isLast = share < 2 * perArm
      for index in live where !isRefused(index) {
        call(index, draws: isLast ? share : perArm, round: round)
        if isOver { return }
      }
      live = promising(among: live)
      if live.count(where: { !isCanonical($0) }) <= Self.fewLive && !isAboutToEnd(budget, live, 2 * perArm) {
        live += children(of: live)
      }
      perArm *= 2
      round += 1
    }
  }

  /// Witnesses of earlier runs come first, with twice as many calls in every turn.
  private mutating func tryRemembered(_ live: [Int], calls budget: Int) {
    let remembered = live.filter { arms[$0].evidence.origin == .remembered }
    var perArm = Self.firstRound
    var turn = -1
    while !isOver && !remembered.isEmpty && caller.calls + perArm * remembered.count <= budget {
      for index in remembered where !isOver { call(index, draws: perArm, round: turn) }
      perArm *= 2
      turn -= 1
    }
  }

  /// Whether what is left after the next round is too little for another: then nothing new is opened, and
  /// the canonical inputs have the most of it.
  private func isAboutToEnd(_ budget: Int, _ live: [Int], _ perArm: Int) -> Bool {
    (allowance(budget) - caller.calls) / max(1, live.count) < 2 * perArm
  }

  private func allowance(_ budget: Int) -> Int {
    arms.contains { $0.evidence.nonFiniteOutput != nil } ? min(budget, Self.callsAfterNonFinite) : budget
  }

  private func isCanonical(_ index: Int) -> Bool { arms[index].evidence.input.isCanonical }

  /// The canonical arms, and of the others the third whose wealth grows fastest.
  private func promising(among live: [Int]) -> [Int] {
    let open = live.filter { arms[$0].isOpen && !isRefused($0) }
    let others = byGrowth(open.filter { !isCanonical($0) })
    return (open.filter(isCanonical) + others.prefix((others.count + 2) / 3)).sorted()
  }

  private func byGrowth(_ indices: [Int]) -> [Int] {
    let growths = Dictionary(uniqueKeysWithValues: indices.map { ($0, arms[$0].growthEstimate) })
    return indices.sorted { (growths[$0]!, -$0) > (growths[$1]!, -$1) }
  }

  private mutating func children(of live: [Int]) -> [Int] {
    let known = Set(arms.map(\.evidence.input.input.entries))
    var opened: [Int] = []
    for parent in byGrowth(live).prefix(Self.parents) {
      let evidence = arms[parent].evidence
      let x = InputMutation.child(
        of: evidence.input.input.entries, domain: setting.domain, dtype: setting.dtype, unlike: known, using: &choices)
      guard let x else { continue }
      opened.append(
        open(x, shape: evidence.input.input.shape, claim: evidence.claim, from: evidence.input.name))
    }
    return opened
  }

  /// Opens an input that the search came to, with the next share.
  private mutating func open(_ x: [Double], shape: [Int], claim: CompressorClaim, from parent: String) -> Int {
    adaptiveCount += 1
    let root = parent.firstRange(of: " from ").map { String(parent[$0.upperBound...]) } ?? parent
    arms.append(
      Arm(
        input: LibraryInput(
          name: "input \(adaptiveCount) of the search, from \(root)", input: SubjectInput(x, shape: shape)),
        claim: claim, weight: ArmShares.adaptive(adaptiveCount), origin: .adaptive, isExact: isExact, setting: setting))
    return arms.count - 1
  }

  // MARK: Calls

  /// Calls the subject at one input and hands the draws to its arm, some megabytes at a time.
  private mutating func call(_ index: Int, draws count: Int, round: Int) {
    var stream = setting.callStream(at: arms[index].evidence.input.name, round: round)
    let chunk = max(64, Self.entriesAtATime / arms[index].evidence.input.input.dimension / 64 * 64)
    var left = count
    while left > 0 && !isOver && arms[index].isOpen {
      let seeds = (0..<min(left, chunk)).map { _ in stream.next() }
      guard let draws = draw(index, seeds: seeds) else { return }
      take(draws, index)
      left -= seeds.count
    }
  }

  private mutating func take(_ draws: SubjectDraws, _ index: Int) {
    arms[index].take(draws, alpha: setting.alpha)
    if arms[index].refutes(at: setting.alpha) { refutingArm = refutingArm ?? index }
    report()
  }

  private mutating func draw(_ index: Int, seeds: [UInt64]) -> SubjectDraws? {
    let input = arms[index].evidence.input.input
    switch caller.ask(input, seeds: seeds) {
    case .draws(let draws): return draws
    case .late: return nil
    case .failure(let failure):
      if failure.kind == .refusal, canDoWithout(input.shape) {
        refusedShapes.append(input.shape)
        caller.forgive()
      } else {
        arms[index].fail(failure.message)
      }
      return nil
    }
  }

  /// A shape that the subject refuses at its first input is left out, if another is left.
  private func canDoWithout(_ shape: [Int]) -> Bool {
    let same = arms.filter { $0.evidence.input.input.shape == shape }
    let shapes = Set(arms.map(\.evidence.input.input.shape)).subtracting(refusedShapes)
    return same.allSatisfy { $0.evidence.calls == 0 } && shapes.count > 1
  }

  private func isRefused(_ index: Int) -> Bool { refusedShapes.contains(arms[index].evidence.input.input.shape) }

  /// Tells those who watch how things stand, ten times a second at most.
  private mutating func report() {
    guard let watch = setting.watch else { return }
    let now = ContinuousClock.now
    guard now - lastReport >= Self.pauseBetweenReports else { return }
    lastReport = now
    watch(InterimVerdict(evidence: evidence))
  }
}

extension Arm {
  /// Whether a deterministic subject gave two outputs here, or one that is no number.
  fileprivate var contradictsItself: Bool { evidence.changedOutput || evidence.nonFiniteOutput != nil }
}
