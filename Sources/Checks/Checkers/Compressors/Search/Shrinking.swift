/// Makes the witness of a refutation smaller: fewer entries that are not zero, signs or round numbers in
/// their place, sorted, and in fewer dimensions where the claim is written for all.
///
/// Greedy: a candidate takes the place of the witness only where its `CandidateJudge` finds the claim refuted
/// there anew, by calls of their own. So what remains is itself a certified witness. Nothing that happens here
/// takes back the refutation: a subject that fails or hangs only ends the search.
struct Shrinking<Judge: CandidateJudge> {
  private var judge: Judge
  /// The calls of all candidates, at most.
  private let budget: Int
  private var tries = 0
  private var best: LibraryInput
  private var certificate: WitnessCertificate
  private var refused: Set<[Double]> = []

  private static var triesLimit: Int { 100 }
  /// A block is halved no further once so many candidates were tried.
  private static var triesOfBlocks: Int { 60 }
  private static var passes: Int { 2 }

  /// - Parameters:
  ///   - certificate: What refuted the claim at the witness.
  ///   - calls: How many calls all candidates together may take.
  init(witness: LibraryInput, certificate: WitnessCertificate, calls: Int, judge: Judge) {
    self.judge = judge
    self.certificate = certificate
    budget = calls
    best = witness
  }

  /// The smallest witness found.
  mutating func run() -> ShrunkWitness {
    if judge.admitsZero { _ = attempt(entries.map { _ in 0 }) }
    if judge.triesSmallestFirst { trySmallest() }
    for _ in 0..<Self.passes where nonZeros > 0 {
      let before = best
      reduceDimension()
      clearBlocks()
      trySmallest()
      if !attempt(SmallerInputs.signs(of: entries)) {
        _ = attempt(SmallerInputs.scaledToOne(entries))
        _ = attempt(SmallerInputs.oneDigit(of: entries))
      }
      if best == before { break }
    }
    if best.input.shape.count == 1, nonZeros > 0 { _ = attempt(SmallerInputs.sorted(entries)) }
    return ShrunkWitness(
      input: best, calls: certificate.calls, logWealth: certificate.logWealth, logEValue: certificate.logEValue,
      tries: tries, callsOfAllTries: judge.calls)
  }

  private var entries: [Double] { best.input.entries }
  private var nonZeros: Int { entries.count { $0 != 0 } }

  private mutating func trySmallest() {
    guard nonZeros > 3 else { return }
    _ = SmallerInputs.smallest(of: entries).contains { attempt($0) }
  }

  /// Clears half of the entries, then quarters, down to single ones.
  private mutating func clearBlocks() {
    guard nonZeros > 1 else { return }
    var size = (nonZeros + 1) / 2
    while true {
      var start = 0
      while start < nonZeros, nonZeros > 1, tries < Self.triesOfBlocks, !judge.isOver {
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
    guard judge.mayChangeDimension, best.input.shape.count == 1 else { return }
    for candidate in SmallerInputs.inFewerDimensions(entries) {
      if attempt(candidate, shape: [candidate.count]) { return }
    }
  }

  /// Whether the claim is refuted at these entries, which then are the witness.
  private mutating func attempt(_ entries: [Double], shape: [Int]? = nil) -> Bool {
    guard tries < Self.triesLimit, judge.calls < budget, !judge.isOver, let moved = judge.admitted(entries),
      moved != self.entries, judge.admitsZero || moved.contains(where: { $0 != 0 }), refused.insert(moved).inserted
    else { return false }
    let input = LibraryInput(
      name: "smaller witness, \(moved.count { $0 != 0 }) not zero",
      input: SubjectInput(moved, shape: shape ?? best.input.shape))
    tries += 1
    guard let found = judge.certificate(at: input, candidate: tries, callsLeft: budget - judge.calls) else {
      return false
    }
    best = input
    certificate = found
    return true
  }
}
