import Foundation
import GSL

/// Looks for an input on which a compressor breaks a claim about its class.
///
/// - Claim:    one of `CompressorClaim`, at every `x` of the domain.
/// - Evidence: for each input of the library, the wealth of an exact sequential test and the first
///             draws. All inputs share one error budget: the weighted sum of their wealths is itself
///             an e-process, so that the search over inputs costs no further false alarms.
/// - Search:   every input gets 32 calls; then the third whose wealth grows fastest and the canonical
///             inputs get twice as many, and so on until the budget is spent or the claim refuted.
/// - Judged:   see `ClaimJudgement`.
/// - Blind to: inputs that are not near the library's, and violations through spikes rarer than
///             about one call in a thousand.
public struct ClaimCheck: Check {
  public let subject: any CompressorSubject
  public let specification: ClaimSpecification
  public let domain: Domain
  private let inputs: [(input: LibraryInput, claim: CompressorClaim)]
  private let shapes: [[Int]]
  private let deadline: ContinuousClock.Instant?

  /// - Parameters:
  ///   - shapes: The shapes of the inputs; the library is built for each.
  ///   - own: The user's own inputs, flattened, each of the size of one of the shapes.
  ///   - deadline: When to stop although budget is left; nil for never.
  public init(
    of subject: any CompressorSubject, claim specification: ClaimSpecification, shapes: [[Int]], domain: Domain,
    seed: UInt64, own: [[Double]] = [], deadline: ContinuousClock.Instant? = nil
  ) throws(UsageError) {
    self.subject = subject
    self.specification = specification
    self.domain = domain
    self.deadline = deadline
    self.shapes = shapes
    var inputs: [(LibraryInput, CompressorClaim)] = []
    for shape in shapes {
      let d = shape.reduce(1, *)
      let claim = try specification.claim(dimension: d)
      let library = LibraryInput.library(
        shape: shape, domain: domain, dtype: subject.dtype, seed: seed, own: own.filter { $0.count == d })
      inputs += library.map { ($0, claim) }
    }
    guard !inputs.isEmpty else {
      throw UsageError("no input of the library belongs to the domain '\(domain)'; widen it")
    }
    self.inputs = inputs
  }

  public var id: CheckID { CheckID(subject: subject.name, property: specification.description) }

  public func gather(resuming earlier: ClaimEvidence?, in run: RunSettings) throws -> ClaimEvidence {
    if let earlier { return earlier }
    guard let session = try subject.makeSessionInTime() else { return unexamined }
    var search = ArmSearch(
      arms: inputs.map {
        Arm(
          input: $0.input, claim: $0.claim, weight: 1 / Double(inputs.count), dtype: subject.dtype,
          isExact: session.isDeclaredDeterministic)
      },
      session: session, alpha: run.criterion.falseAlarmProbability, deadline: deadline
    ) { arm, round in
      StreamName(
        seed: run.seed, purpose: .compressor, experiment: "\(specification) | \(inputs[arm].input.name)",
        repetition: round)
    }
    if session.isDeclaredDeterministic {
      search.evaluateEachTwice()
    } else {
      search.spend(calls: run.budget.callsPerClaim)
    }
    var evidence = search.evidence
    if inputs.contains(where: { $0.claim.isRelative }) && domain.containsZero {
      evidence.imageOfZero = imageOfZero(session)
    }
    return evidence
  }

  public func judge(_ evidence: ClaimEvidence, by criterion: Criterion) -> [Finding] {
    [
      ClaimJudgement(
        evidence: evidence, specification: specification, dtype: subject.dtype, domain: domain, criterion: criterion
      ).finding
    ]
  }

  /// The evidence where the time of the run ends before a session is open.
  private var unexamined: ClaimEvidence {
    let weight = 1 / Double(inputs.count)
    return ClaimEvidence(
      arms: inputs.map { ArmEvidence(input: $0.input, claim: $0.claim, weight: weight) }, isExact: false,
      endedByTimeLimit: true)
  }

  /// `C(0)` where it is not zero. A subject that fails at zero is the business of the properties.
  private func imageOfZero(_ session: any CompressorSession) -> [Double]? {
    for shape in shapes {
      guard let draws = try? session.draws(of: LibraryInput.zero(shape: shape), seeds: [0, 1, 2, 3]) else { continue }
      let images = (0..<draws.count).map { Array(draws.draw($0)) }
      if let broken = images.first(where: { $0.contains { $0 != 0 } }) { return broken }
    }
    return nil
  }
}
