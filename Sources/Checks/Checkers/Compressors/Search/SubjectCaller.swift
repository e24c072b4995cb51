/// The one way in which a search calls its subject: it counts the calls, keeps to the deadline, and
/// starts the subject anew after a failure.
struct SubjectCaller {
  let session: any CompressorSession
  private let deadline: ContinuousClock.Instant?
  private let failureLimit: Int
  private(set) var calls = 0
  private(set) var failures = 0
  private(set) var endedByTimeLimit = false

  /// - Parameter failureLimit: After so many failures the subject is given up: each may have cost a time limit.
  init(_ session: any CompressorSession, deadline: ContinuousClock.Instant?, failureLimit: Int = 3) {
    self.session = session
    self.deadline = deadline
    self.failureLimit = failureLimit
  }

  /// What came of a request.
  enum Answer {
    case draws(SubjectDraws)
    /// The subject gave no answer, with its reason.
    case failure(SubjectFailure)
    /// The time of the run is over.
    case late
  }

  /// Whether nothing more may be asked.
  var isOver: Bool { failures >= failureLimit || endedByTimeLimit }

  /// Takes back the last failure, which turned out to be none.
  mutating func forgive() { failures -= 1 }

  mutating func ask(_ input: SubjectInput, seeds: [UInt64]) -> Answer {
    if let deadline, ContinuousClock.now >= deadline {
      endedByTimeLimit = true
      return .late
    }
    do {
      let draws = try session.draws(of: input, seeds: seeds)
      calls += draws.count
      return .draws(draws)
    } catch  where error.kind == .endOfRun {
      endedByTimeLimit = true
      return .late
    } catch {
      failures += 1
      try? session.restart()
      return .failure(error)
    }
  }
}
