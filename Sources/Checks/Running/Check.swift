/// Something that can be examined, in two parts that never mix.
///
/// *Gathering* is slow and random; *judging* is fast and pure. Evidence can therefore be stored,
/// extended, and judged again by another criterion without running anything.
public protocol Check: Sendable {
  associatedtype Evidence: Sendable, Codable

  /// What tells this check apart from every other one of a run; it names the evidence file and the
  /// random streams.
  var id: CheckID { get }

  /// Gathers evidence, or extends what an earlier run left.
  ///
  /// The result depends on the seed and the budget alone, never on time or on other checks.
  func gather(resuming earlier: Evidence?, in run: RunSettings) throws -> Evidence

  /// The findings that the evidence supports; a pure function.
  func judge(_ evidence: Evidence, by criterion: Criterion) -> [Finding]

  /// The pictures of the evidence.
  func figures(of evidence: Evidence) -> [Figure]

  /// The tables of the evidence.
  func tables(of evidence: Evidence) -> [Table]
}

extension Check {
  public func figures(of evidence: Evidence) -> [Figure] { [] }
  public func tables(of evidence: Evidence) -> [Table] { [] }
}

/// The name of a check, in files and in reports. Nothing is chosen by comparing these strings.
public struct CheckID: Hashable, Sendable, Codable, CustomStringConvertible {
  /// What is examined, with its parameters, such as `EF21 on heart_scale`.
  public var subject: String
  /// What is claimed of it, such as `Lyapunov inequality`.
  public var property: String

  public init(subject: String, property: String) {
    self.subject = subject
    self.property = property
  }

  public var description: String { "\(subject): \(property)" }
}

/// How much work a run may do.
public enum Budget: String, Sendable, Codable, CaseIterable {
  case quick, standard, thorough

  /// The calls of a compressor that one claim may spend: 2·10⁴, 2·10⁵ or 2·10⁶.
  public var callsPerClaim: Int {
    switch self {
    case .quick: 20_000
    case .standard: 200_000
    case .thorough: 2_000_000
    }
  }
}

/// What all checks of one run share.
public struct RunSettings: Sendable {
  public var seed: UInt64
  public var budget: Budget
  /// The false-alarm probability of this check, its share of the run's; gathering stops early when
  /// the evidence suffices at this level.
  public var criterion: Criterion
  /// How many parts of one check may be worked on at a time; no result depends on it.
  public var jobs: Int
  /// Those who watch the evidence grow; called from any thread, never part of a result.
  public var watch: (@Sendable (InterimVerdict) -> Void)?

  public init(
    seed: UInt64, budget: Budget, criterion: Criterion, jobs: Int = 1,
    watch: (@Sendable (InterimVerdict) -> Void)? = nil
  ) {
    self.seed = seed
    self.budget = budget
    self.criterion = criterion
    self.jobs = jobs
    self.watch = watch
  }
}

/// How much error a verdict may carry; set before the evidence is seen.
public struct Criterion: Hashable, Sendable, Codable {
  /// The probability with which true claims may be refuted, at any stopping time; in (0, 1).
  public var falseAlarmProbability: Double
  /// The relative excess of a constant that a consistent claim must have been able to show.
  public var detectableExcess: Double

  public init(falseAlarmProbability: Double = 1e-6, detectableExcess: Double = 0.1) {
    precondition(0 < falseAlarmProbability && falseAlarmProbability < 1)
    precondition(detectableExcess > 0)
    self.falseAlarmProbability = falseAlarmProbability
    self.detectableExcess = detectableExcess
  }

  /// The criterion of one of several findings that share this one, by a weight in (0, 1].
  public func share(_ weight: Double) -> Criterion {
    Criterion(
      falseAlarmProbability: falseAlarmProbability * weight, detectableExcess: detectableExcess)
  }
}
