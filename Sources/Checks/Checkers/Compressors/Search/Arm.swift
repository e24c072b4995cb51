import Foundation
import GSL

/// One input under examination: the running test beside the evidence that is kept.
struct Arm {
  private(set) var evidence: ArmEvidence
  private let reference: RelativeReference
  private let dtype: DType
  /// The test, or nil where every output is judged by itself.
  private var test: ClaimTest?
  /// The logarithms of the shares with which the test's components began.
  private let logShares: [Double]

  /// - Parameter isExact: Whether the subject is declared deterministic, so that one output decides.
  init(
    input: LibraryInput, claim: CompressorClaim, weight: Double, origin: ArmOrigin, isExact: Bool,
    setting: SearchSetting
  ) {
    evidence = ArmEvidence(input: input, claim: claim, weight: weight, origin: origin)
    reference = RelativeReference(input.input.entries)
    dtype = setting.dtype
    let test =
      isExact
      ? nil
      : ClaimTest(
        claim, at: reference, slack: RoundingSlack(dtype), grid: setting.grid,
        coordinatesAreIndependent: setting.coordinatesAreIndependent)
    self.test = test
    logShares = test?.componentShares(setting.grid).map { log($0) } ?? []
  }

  /// Whether the finite outputs of the arm refute the claim at this false-alarm probability.
  func refutes(at alpha: Double) -> Bool { evidence.refutes(at: alpha) }

  /// Whether more calls can tell more.
  var isOpen: Bool {
    evidence.failure == nil && evidence.exactViolation == nil
      && (evidence.nonFiniteOutput == nil || evidence.squaredError.count > 0)
  }

  /// The growth of the best component, `max_k (log W_k − log w_k)/n`, by which arms are ranked. Ranking by
  /// means would chase noise.
  var growthEstimate: Double {
    guard test != nil, evidence.calls > 0 else { return -.infinity }
    let growths = zip(evidence.componentLogWealths, logShares).map { $0 - $1 }
    return (growths.max() ?? -.infinity) / Double(evidence.calls)
  }

  mutating func fail(_ message: String) { evidence.failure = message }

  /// Notes a second call of a deterministic subject.
  mutating func noteRepetition(changedOutput: Bool) {
    evidence.calls += 1
    evidence.changedOutput = evidence.changedOutput || changedOutput
  }

  /// Takes draws. Their wealth is looked at after every batch, of 8 draws first and of 64 later.
  ///
  /// Draws with a NaN or an infinity are kept apart: under the claim there are none, so that leaving
  /// them out of the wealth keeps it an e-process.
  mutating func take(_ draws: SubjectDraws, alpha: Double) {
    var finite = RelativeDraws(at: reference)
    finite.reserve(draws.count)
    for index in 0..<draws.count {
      let output = draws.draw(index)
      evidence.calls += 1
      if output.allSatisfy(\.isFinite) {
        finite.add(output)
      } else if evidence.nonFiniteOutput == nil {
        evidence.nonFiniteOutput = Array(output)
      }
    }
    record(finite)
    feed(finite, alpha: alpha)
  }

  private mutating func record(_ draws: RelativeDraws) {
    for t in 0..<draws.count {
      let draw = DrawSummary(
        squaredError: draws.squaredErrors[t], along: draws.along[t], alongSigns: draws.alongSigns[t])
      evidence.squaredError.add(draw.squaredError)
      evidence.along.add(draw.along)
      evidence.alongSigns.add(draw.alongSigns)
      if evidence.sample.count < ArmEvidence.sampleLimit { evidence.sample.append(draw) }
      if test == nil, evidence.exactViolation == nil,
        evidence.claim.isViolated(by: draw, squaredNormOfInput: reference.squaredNorm, dtype: dtype)
      {
        evidence.exactViolation = draw.squaredError
      }
    }
  }

  private mutating func feed(_ draws: RelativeDraws, alpha: Double) {
    guard var running = test else { return }
    test = nil  // `running` must be the only owner of its arrays.
    let size = evidence.calls <= 64 ? 8 : 64
    for start in stride(from: 0, to: draws.count, by: size) {
      running.feed(draws, start..<min(start + size, draws.count))
      evidence.supremum = max(evidence.supremum, running.logWealth)
      if evidence.supremum + log(evidence.weight) >= log(1 / alpha) { break }
    }
    evidence.componentLogWealths = running.componentLogWealths
    test = running
  }
}
