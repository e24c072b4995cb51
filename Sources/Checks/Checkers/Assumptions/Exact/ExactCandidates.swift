/// Judges smaller witnesses against an exact claim: by one evaluation of each point, or of both of a pair.
///
/// The entries of a pair stand one after the other.
struct ExactCandidates: CandidateJudge {
  private let inequality: ExactInequality
  private let promise: Double
  private let region: OracleRegion
  /// The point of least value that the search saw.
  private let lowest: ExactPoint?
  private let deadline: ContinuousClock.Instant?
  private var probe: ExactProbe
  private let callsBefore: Int
  private var hasFailed = false

  init(
    _ inequality: ExactInequality, promise: Double, region: OracleRegion, lowest: ExactPoint?, probe: ExactProbe,
    deadline: ContinuousClock.Instant?
  ) {
    self.inequality = inequality
    self.promise = promise
    self.region = region
    self.lowest = lowest
    self.probe = probe
    self.deadline = deadline
    callsBefore = probe.evaluations
  }

  var calls: Int { probe.evaluations - callsBefore }
  var isOver: Bool { hasFailed || deadline.map { ContinuousClock.now >= $0 } ?? false }
  var mayChangeDimension: Bool { false }
  var triesSmallestFirst: Bool { true }
  var admitsZero: Bool { true }

  func admitted(_ entries: [Double]) -> [Double]? { region.admitted(entries) }

  mutating func certificate(at input: LibraryInput, candidate: Int, callsLeft: Int) -> WitnessCertificate? {
    do {
      let points = try probe.evaluate(region.rows(of: input.input.entries))
      let measured: MeasuredConstant? =
        if points.count > 1 {
          inequality.measure(points[0], points[1], in: probe)
        } else {
          lowest.flatMap { inequality.measure(points[0], lowest: $0, in: probe) }
        }
      guard let measured else { return nil }
      let isViolation =
        inequality.isUpperBound ? measured.certifiedFromBelow > promise : measured.certifiedFromAbove < promise
      return isViolation ? WitnessCertificate(calls: points.count) : nil
    } catch {
      hasFailed = true
      return nil
    }
  }
}
