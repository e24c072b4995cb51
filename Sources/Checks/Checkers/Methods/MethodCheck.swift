/// Judges whether a program is the method that it claims to be.
///
/// - Claim: the update of the method, state by state; and the invariants of error feedback.
/// - Evidence: runs on cases that are fixed beforehand, smallest first: what gradients were asked for and where, what was
///   compressed to what, and the states that the program shows.
/// - Judgement: the method of this package is replayed on the same gradients and messages. It must agree up to rounding,
///   or one of its sound variants must. If it does not, methods with known faults are replayed, and one that agrees with
///   everything is named.
/// - Blind to: states that are not shown and never influence what is; parameters and dimensions that no case has.
public struct MethodCheck: Check {
  public let subject: any MethodSubject
  public let method: KnownMethod
  /// The dimensions of all cases, where the user has chosen them.
  public let dimensions: [Int]

  public init(of subject: any MethodSubject, method: KnownMethod, dimensions: [Int] = []) {
    self.subject = subject
    self.method = method
    self.dimensions = dimensions
  }

  public var id: CheckID { CheckID(subject: subject.name, property: "is \(method.title)") }

  public func gather(resuming earlier: MethodEvidence?, in run: RunSettings) throws -> MethodEvidence {
    let cases = MethodCases.all(of: method, dimensions: dimensions, seed: run.seed, budget: run.budget)
    let dimension = dimensions.max() ?? 4
    let pair =
      method.compresses && dimension > 1 ? MethodCases.pair(of: method, dimension: dimension, seed: run.seed) : []
    var evidence = MethodEvidence(dtype: subject.dtype)
    do throws(SubjectFailure) {
      let session = try subject.makeSession()
      for plan in cases {
        evidence.records.append(MethodRecorder(MethodScene(plan, dtype: subject.dtype)).run(session))
        if evidence.isHopeless { return evidence }
      }
      evidence.pair = pair.map { MethodRecorder(MethodScene($0, dtype: subject.dtype)).run(session) }
    } catch {
      evidence.startFailure = error.message
      evidence.startFailureKind = error.kind
    }
    return evidence
  }

  public func judge(_ evidence: MethodEvidence, by criterion: Criterion) -> [Finding] {
    MethodJudgement(evidence, method: method, subject: subject.name).findings
  }
}

/// The runs of a method.
public struct MethodEvidence: Sendable, Codable {
  public var dtype: DType
  /// One run a case, smallest first.
  public var records: [MethodRecord] = []
  /// Two runs with equal gradients and different messages.
  public var pair: [MethodRecord] = []
  /// Why there is no run at all, if so.
  public var startFailure: String?
  public var startFailureKind: SubjectFailure.Kind?

  /// Whether more cases would cost time and tell nothing new: the first three have all failed, or time is over.
  var isHopeless: Bool {
    records.contains { $0.failureKind == .timeout || $0.failureKind == .endOfRun }
      || (records.count >= 3 && records.allSatisfy { $0.failure != nil })
  }

  /// Whether the time of the whole run ended.
  var ranOutOfTime: Bool {
    startFailureKind == .endOfRun || records.contains { $0.failureKind == .endOfRun }
  }
}
