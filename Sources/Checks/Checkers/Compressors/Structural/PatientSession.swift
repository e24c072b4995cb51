/// A session whose failures are noted instead of thrown, whose calls are counted and whose time is kept.
struct PatientSession {
  private let session: any CompressorSession
  private let deadline: ContinuousClock.Instant?
  private(set) var calls = 0
  /// The first failure.
  private(set) var failure: PropertyEvidence.Sighting?
  /// An output that has not as many entries as its input.
  private(set) var wrongLength: PropertyEvidence.Sighting?
  private(set) var endedByTimeLimit = false
  /// The fresh starts, which of foreign subjects cost as much as many calls.
  private(set) var restarts = 0
  private var failures = 0

  /// After so many failures the subject is given up: each may have cost a time limit.
  private static let failureLimit = 3

  init(_ session: any CompressorSession, deadline: ContinuousClock.Instant?) {
    self.session = session
    self.deadline = deadline
  }

  var isDeclaredDeterministic: Bool { session.isDeclaredDeterministic }

  /// Whether the subject crashed, or kept nobody's time; refusals are no failures.
  var hasFailed: Bool { failures > 0 }

  /// Whether nothing more can be had.
  var isOver: Bool { endedByTimeLimit || wrongLength != nil || failures >= Self.failureLimit }

  /// The same subject with a clean slate: nothing counted, no failure noted.
  var renewed: PatientSession { PatientSession(session, deadline: deadline) }

  /// Draws at an input; nil where the subject or the time fails.
  mutating func draws(at input: LibraryInput, seeds: [UInt64]) -> SubjectDraws? {
    let draws = answer(at: input, calls: seeds.count) { session throws(SubjectFailure) in
      try session.draws(of: input.input, seeds: seeds)
    }
    guard let draws else { return nil }
    guard draws.dimension == input.input.dimension else {
      wrongLength = .init(input: input, detail: "C(x) has \(draws.dimension) entries")
      return nil
    }
    return draws
  }

  /// One output at an input.
  mutating func output(at input: LibraryInput, seed: UInt64) -> [Double]? { draws(at: input, seeds: [seed])?.values }

  /// The bits of messages, nil for those that the subject does not report.
  mutating func messageBits(at input: LibraryInput, seeds: [UInt64]) -> [Double?]? {
    answer(at: input, calls: seeds.count) { session throws(SubjectFailure) in
      try session.messageBits(of: input.input, seeds: seeds)
    }
  }

  /// Starts the subject anew; false where it fails.
  mutating func restart() -> Bool {
    restarts += 1
    do {
      try session.restart()
      return true
    } catch {
      if error.kind == .endOfRun { endedByTimeLimit = true }
      failures = Self.failureLimit
      return false
    }
  }

  private mutating func answer<Answer>(
    at input: LibraryInput, calls count: Int,
    _ question: (any CompressorSession) throws(SubjectFailure) -> Answer
  ) -> Answer? {
    guard !isOver else { return nil }
    if let deadline, ContinuousClock.now >= deadline {
      endedByTimeLimit = true
      return nil
    }
    do {
      let answer = try question(session)
      calls += count
      return answer
    } catch {
      switch error.kind {
      case .endOfRun: endedByTimeLimit = true
      case .wrongLength: wrongLength = .init(input: input, detail: error.message)
      case .refusal: failure = failure ?? .init(input: input, detail: error.message)
      default:
        failure = failure ?? .init(input: input, detail: error.message)
        failures += 1
        try? session.restart()
      }
      return nil
    }
  }
}
