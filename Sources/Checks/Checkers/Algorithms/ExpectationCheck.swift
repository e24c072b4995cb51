import GSL

/// Holds exact expectations of a method beside a theorem and beside runs of the method, over several places.
///
/// - Claims:   for every curve, the exact expectation is at most its bound at every place; and the runs have that
///             expectation.
/// - Evidence: the expectations by exact recursions or closed forms, and independent runs.
/// - Judged:   the first claim exactly. The second by `AgreementJudgement`: an excess of the runs by an e-process,
///             a deficit by an asymptotic interval, which never refutes. The curves share the error budget.
/// - Blind to: places between those examined.
public struct ExpectationCheck: Check {
  public let id: CheckID
  /// What the bound says, as a reader would write it; nil where no curve has a bound.
  let claim: String?
  /// The measured quantity.
  let quantity: String
  /// The places, such as horizons or numbers of local steps.
  let places: [Double]
  let curves: [ExpectationCurve]
  let runs: Repetitions
  private let picture: Picture

  /// What the figure says besides the numbers.
  struct Picture: Sendable {
    var title: String
    var caption: String
    var xAxis: Figure.Axis
    var yAxis: Figure.Axis
    /// Parts of the exact expectations that deserve lines of their own, one value a place.
    var parts: [(name: String, y: [Double])] = []
  }

  init(
    id: CheckID, claim: String? = nil, quantity: String, places: [Double], curves: [ExpectationCurve],
    runs: Repetitions, picture: Picture
  ) {
    precondition(curves.allSatisfy { $0.bounds.isEmpty || $0.bounds.count == places.count }, "a bound a place")
    self.id = id
    self.claim = claim
    self.quantity = quantity
    self.places = places
    self.curves = curves
    self.runs = runs
    self.picture = picture
  }

  public func gather(resuming earlier: ExpectationEvidence?, in run: RunSettings) throws -> ExpectationEvidence {
    var evidence =
      try earlier ?? ExpectationEvidence(curves: curves.map { .init(exact: try $0.exact(), runs: []) })
    let planned = runs.count(within: run.budget)
    for (index, curve) in curves.enumerated() {
      let done = evidence.curves[index].runs.count
      guard done < planned else { continue }
      evidence.curves[index].runs += inParallel(planned - done, jobs: run.jobs) { curve.run(done + $0, run.seed) }
    }
    return evidence
  }

  public func judge(_ evidence: ExpectationEvidence, by criterion: Criterion) -> [Finding] {
    let share = criterion.share(1 / Double(max(1, curves.count)))
    return zip(curves, evidence.curves).flatMap { curve, seen -> [Finding] in
      var agreement = AgreementJudgement(evidence: seen, places: places, criterion: share).finding(
        claim: "\(id.subject), \(curve.name): runs have the exact expectation", quantity: quantity)
      agreement.alpha = curves.count > 1 ? share.falseAlarmProbability : nil
      return curve.bounds.isEmpty ? [agreement] : [boundFinding(curve, seen), agreement]
    }
  }

  /// What rounding may do to a sum over many steps.
  private static let roundingSlack = 1e-9

  private func boundFinding(_ curve: ExpectationCurve, _ seen: ExpectationEvidence.Curve) -> Finding {
    let ratios = zip(seen.exact, curve.bounds).map { $0 / $1 }
    // A ratio that is not finite contradicts the bound.
    let place = ratios.indices.max { key(ratios[$0]) < key(ratios[$1]) } ?? 0
    let holds = ratios[place] <= 1 + Self.roundingSlack
    var notes = ["\(picture.xAxis.label) = \(short(places[place])) comes nearest to the bound, or is beyond it."]
    if holds {
      notes.append("The bound is loose by a factor \(short(1 / ratios[place])) or more there and everywhere.")
    }
    return Finding(
      check: "exact bound", claim: "\(id.subject), \(curve.name): \(claim ?? "")",
      verdict: holds ? .holdsExactly : .refuted, quantity: "exact expectation / bound", calls: places.count,
      promised: ["ratio": 1, "bound": curve.bounds[place]],
      observed: .init(lower: ratios[place], estimate: ratios[place], upper: ratios[place]), notes: notes)
  }

  private func key(_ ratio: Double) -> Double { ratio.isNaN ? .infinity : ratio }

  public func figures(of evidence: ExpectationEvidence) -> [Figure] {
    let named = Array(zip(curves, evidence.curves))
    let several = curves.count > 1
    let measured = named.map { curve, seen -> Figure.Series in
      let columns = places.indices.map { seen.column($0).sorted() }
      return .init(
        name: several ? curve.name : "runs", role: .sampled, x: places, y: columns.map { GSL.mean($0) },
        lower: columns.map { quantile(0.1, ofSorted: $0) }, upper: columns.map { quantile(0.9, ofSorted: $0) })
    }
    let exact = named.map { curve, seen in
      Figure.Series(name: several ? "exact, \(curve.name)" : "exact", role: .law, x: places, y: seen.exact)
    }
    let bounds = curves.filter { !$0.bounds.isEmpty }.map { curve in
      Figure.Series(name: several ? "bound, \(curve.name)" : "bound", role: .bound, x: places, y: curve.bounds)
    }
    let parts = picture.parts.map { Figure.Series(name: $0.name, role: .law, x: places, y: $0.y) }
    let count = evidence.curves.first?.runs.count ?? 0
    return [
      Figure(
        id: fileStem("exact", id), title: picture.title,
        caption: "\(picture.caption) Marks: the mean over \(count) runs, with the band from their 10 % to their "
          + "90 % quantile. Dotted: the exact expectation\(parts.isEmpty ? "" : ", and its parts")."
          + (bounds.isEmpty ? "" : " Dashed: the bound of the theorem."),
        xAxis: picture.xAxis, yAxis: picture.yAxis, series: measured + exact + parts + bounds)
    ]
  }
}
