import GSL

/// The search over inputs: it spends a budget of calls where the evidence grows.
///
/// Which input is called how often depends on the outputs seen so far and on nothing else, so that a
/// run can be repeated call by call.
struct ArmSearch {
  private var arms: [Arm]
  private let session: any CompressorSession
  private let alpha: Double
  private let deadline: ContinuousClock.Instant?
  private let streamName: (_ arm: Int, _ round: Int) -> StreamName
  private var failures = 0
  private var endedByTimeLimit = false
  private let isExact: Bool

  /// The calls of each input in the first round.
  private static let firstRound = 32
  /// After so many failures of the subject the search is given up: each may have cost a time limit.
  private static let failureLimit = 3
  /// Once a NaN has decided the verdict, so many calls may still look for a witness with finite outputs.
  private static let callsAfterNonFinite = 20_000

  /// The entries of outputs that are held at a time: 2 MB.
  private static let entriesAtATime = 1 << 18

  init(
    arms: [Arm], session: any CompressorSession, alpha: Double, deadline: ContinuousClock.Instant?,
    streamName: @escaping (_ arm: Int, _ round: Int) -> StreamName
  ) {
    self.arms = arms
    self.session = session
    self.alpha = alpha
    self.deadline = deadline
    self.streamName = streamName
    isExact = session.isDeclaredDeterministic
  }

  var evidence: ClaimEvidence {
    ClaimEvidence(arms: arms.map(\.evidence), isExact: isExact, endedByTimeLimit: endedByTimeLimit)
  }

  /// Evaluates a deterministic subject at every input, and again in reverse order: a second value that
  /// differs from the first contradicts the declaration.
  mutating func evaluateEachTwice() {
    var first: [Int: SubjectDraws] = [:]
    for index in arms.indices where !isOver {
      guard let draws = draw(index, seeds: [0]) else { continue }
      arms[index].take(draws, alpha: alpha)
      first[index] = draws
    }
    for index in arms.indices.reversed() where !isOver {
      guard let earlier = first[index], let again = draw(index, seeds: [1]) else { continue }
      arms[index].noteRepetition(
        changedOutput: again.values.map(\.bitPattern) != earlier.values.map(\.bitPattern))
    }
  }

  /// Spends up to `calls` calls on a random subject, and stops as soon as the claim is refuted.
  mutating func spend(calls budget: Int) {
    var live = Array(arms.indices)
    var perArm = min(Self.firstRound, max(1, budget / max(1, live.count)))
    var round = 0
    while !isOver && !live.isEmpty {
      let remaining = allowance(budget) - callCount
      guard remaining >= live.count else { return }
      // What would be left over after this round is too little for another: spend it now.
      let share = remaining / live.count
      let calls = share < 2 * perArm ? min(share, perArm * 2) : perArm
      for index in live {
        call(index, draws: calls, round: round)
        if isOver { return }
      }
      live = promising(among: live)
      perArm *= 2
      round += 1
    }
  }

  private func allowance(_ budget: Int) -> Int {
    arms.contains { $0.evidence.nonFiniteOutput != nil } ? min(budget, Self.callsAfterNonFinite) : budget
  }

  private var callCount: Int { arms.reduce(0) { $0 + $1.evidence.calls } }

  private var isOver: Bool {
    failures >= Self.failureLimit || endedByTimeLimit || arms.contains { $0.refutes(at: alpha) }
  }

  /// The canonical arms, and of the others the third whose wealth grows fastest.
  private func promising(among live: [Int]) -> [Int] {
    let open = live.filter { arms[$0].isOpen }
    let canonical = open.filter { arms[$0].evidence.input.isCanonical }
    let others = open.filter { !arms[$0].evidence.input.isCanonical }
      .sorted { (arms[$0].growthEstimate, -$0) > (arms[$1].growthEstimate, -$1) }
    return (canonical + others.prefix((others.count + 2) / 3)).sorted()
  }

  /// Calls the subject at one input and hands the draws to its arm, some megabytes at a time.
  private mutating func call(_ index: Int, draws count: Int, round: Int) {
    var stream = RandomStream(streamName(index, round))
    let chunk = max(64, Self.entriesAtATime / arms[index].evidence.input.input.dimension / 64 * 64)
    var left = count
    while left > 0 && !isOver && arms[index].isOpen {
      let seeds = (0..<min(left, chunk)).map { _ in stream.next() }
      guard let draws = draw(index, seeds: seeds) else { return }
      arms[index].take(draws, alpha: alpha)
      left -= seeds.count
    }
  }

  private mutating func draw(_ index: Int, seeds: [UInt64]) -> SubjectDraws? {
    if let deadline, ContinuousClock.now >= deadline {
      endedByTimeLimit = true
      return nil
    }
    do {
      return try session.draws(of: arms[index].evidence.input.input, seeds: seeds)
    } catch  where error.kind == .endOfRun {
      endedByTimeLimit = true
      return nil
    } catch {
      arms[index].fail(error.message)
      failures += 1
      try? session.restart()
      return nil
    }
  }
}
