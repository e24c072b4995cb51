import Foundation
import GSL

/// Makes the witness of a refutation smaller: fewer entries that are not zero, signs or round numbers in
/// their place, sorted, and in fewer dimensions where the claim is written for all.
///
/// Greedy: a candidate takes the place of the witness only where the claim is refuted there anew, by a
/// test of its own at the level `α/(2i(i+1))` for the `i`-th candidate, within a limited number of calls; of a
/// deterministic subject by one exact evaluation. So what remains is itself a certified witness. Nothing
/// that happens here takes back the refutation: a subject that fails or hangs only ends the search.
struct Shrinking {
  private let setting: SearchSetting
  private let isExact: Bool
  /// The calls of one candidate, at most.
  private let callLimit: Int
  /// The calls of all candidates, at most.
  private let budget: Int
  /// Whether a NaN or an infinity is what refutes.
  private let seeksNonFinite: Bool
  private var caller: SubjectCaller
  private var tries = 0
  private var best: LibraryInput
  private var certificate: ShrunkWitness
  private var refused: Set<[Double]> = []

  private static let triesLimit = 100
  /// A block is halved no further once so many candidates were tried.
  private static let triesOfBlocks = 60
  private static let passes = 2

  init?(
    witness: ArmEvidence, isExact: Bool, session: any CompressorSession, deadline: ContinuousClock.Instant?, calls: Int,
    setting: SearchSetting
  ) {
    seeksNonFinite = !witness.refutes(at: setting.alpha)
    guard !seeksNonFinite || witness.nonFiniteOutput != nil else { return nil }
    self.setting = setting
    self.isExact = isExact
    callLimit = isExact ? 1 : max(64, 4 * witness.calls)
    budget = calls
    caller = SubjectCaller(session, deadline: deadline, failureLimit: 2)
    best = witness.input
    let isStatistical = witness.exactViolation == nil && !seeksNonFinite
    certificate = ShrunkWitness(
      input: witness.input, calls: witness.calls, logWealth: isStatistical ? witness.finalLogWealth : nil,
      logEValue: isStatistical ? witness.finalLogWealth + log(witness.weight) : nil, tries: 0, callsOfAllTries: 0)
  }

  /// The smallest witness found.
  mutating func run() -> ShrunkWitness {
    for _ in 0..<Self.passes {
      let before = best
      reduceDimension()
      clearBlocks()
      if nonZeros > 3 { _ = SmallerInputs.smallest(of: entries).contains { attempt($0) } }
      if !attempt(SmallerInputs.signs(of: entries)) {
        _ = attempt(SmallerInputs.scaledToOne(entries))
        _ = attempt(SmallerInputs.oneDigit(of: entries))
      }
      if best == before { break }
    }
    if best.input.shape.count == 1 { _ = attempt(SmallerInputs.sorted(entries)) }
    certificate.tries = tries
    certificate.callsOfAllTries = caller.calls
    return certificate
  }

  private var entries: [Double] { best.input.entries }
  private var nonZeros: Int { entries.count { $0 != 0 } }

  /// Clears half of the entries, then quarters, down to single ones.
  private mutating func clearBlocks() {
    guard nonZeros > 1 else { return }
    var size = (nonZeros + 1) / 2
    while true {
      var start = 0
      while start < nonZeros, nonZeros > 1, tries < Self.triesOfBlocks {
        let places = entries.indices.filter { entries[$0] != 0 }
        let block = places[start..<min(start + size, places.count)]
        if block.count == places.count || !attempt(SmallerInputs.clearing(block, of: entries)) {
          start += size
        }
      }
      guard size > 1 else { return }
      size = (size + 1) / 2
    }
  }

  private mutating func reduceDimension() {
    guard setting.specification.dependsOnDimension, best.input.shape.count == 1 else { return }
    for candidate in SmallerInputs.inFewerDimensions(entries) {
      if attempt(candidate, shape: [candidate.count]) { return }
    }
  }

  /// Whether the claim is refuted at these entries, which then are the witness.
  private mutating func attempt(_ entries: [Double], shape: [Int]? = nil) -> Bool {
    let moved = setting.domain.projecting(entries, dtype: setting.dtype)
    guard moved != self.entries, moved.contains(where: { $0 != 0 }), setting.domain.contains(moved),
      tries < Self.triesLimit, caller.calls < budget, !caller.isOver, refused.insert(moved).inserted,
      let claim = try? setting.specification.claim(dimension: moved.count)
    else { return false }
    tries += 1
    let input = LibraryInput(
      name: "smaller witness, \(moved.count { $0 != 0 }) not zero",
      input: SubjectInput(moved, shape: shape ?? best.input.shape))
    var arm = Arm(
      input: input, claim: claim, weight: ArmShares.shrinking(tries), origin: .adaptive, dtype: setting.dtype,
      isExact: isExact, grid: setting.grid)
    examine(&arm)
    guard isWitness(arm) else { return false }
    best = input
    let isStatistical = arm.evidence.exactViolation == nil && !seeksNonFinite
    certificate.input = input
    certificate.calls = arm.evidence.calls
    certificate.logWealth = isStatistical ? arm.evidence.finalLogWealth : nil
    certificate.logEValue = isStatistical ? arm.evidence.finalLogWealth + log(arm.evidence.weight) : nil
    return true
  }

  private func isWitness(_ arm: Arm) -> Bool {
    seeksNonFinite ? arm.evidence.nonFiniteOutput != nil : arm.refutes(at: setting.alpha)
  }

  /// Calls the subject until the claim is refuted, the limit is reached, or there is no hope left.
  private mutating func examine(_ arm: inout Arm) {
    var stream = setting.callStream(at: "shrinking", round: tries)
    var size = isExact ? 1 : 8
    while arm.evidence.calls < callLimit, !isWitness(arm), !caller.isOver {
      let seeds = (0..<min(size, callLimit - arm.evidence.calls)).map { _ in stream.next() }
      guard let draws = draws(at: arm.evidence.input.input, seeds: seeds) else { return }
      arm.take(draws, alpha: setting.alpha)
      // At a quarter of the calls a witness as good as the first one would have gained something.
      if !seeksNonFinite, 4 * arm.evidence.calls >= callLimit, arm.evidence.finalLogWealth < 0 { return }
      size = min(2 * size, 64)
    }
  }

  private mutating func draws(at input: SubjectInput, seeds: [UInt64]) -> SubjectDraws? {
    switch caller.ask(input, seeds: seeds) {
    case .draws(let draws): return draws
    case .late: return nil
    case .failure(let failure):
      // To refuse a dimension is nobody's fault.
      if failure.kind == .refusal { caller.forgive() }
      return nil
    }
  }
}
