import Foundation
import GSL

/// Compares the exponent of a power law with the one that theory predicts.
///
/// - Claim:    `y(x) ∝ xᵖ` with the predicted exponent `p`, up to a margin.
/// - Evidence: independent replicates of `y` at each `x`.
/// - Judged:   the 95 % interval of the fitted exponent, by the jackknife over replicates, lies within the
///             margin: consistent; else undecided. The interval is asymptotic, so that it never refutes: an
///             interval beyond the margin is a note.
/// - Blind to: prefactors, and deviations from a power law that leave the slope as it is.
public struct SlopeCheck: Check {
  public let id: CheckID
  /// What is claimed, as a reader would write it.
  public let claim: String
  /// The predicted exponent.
  public let exponent: Double
  /// How far the exponent may be from the prediction.
  public let margin: Double
  /// The places `x`.
  public let places: [Double]
  /// The names of the axes.
  public let axes: (x: String, y: String)
  public let replicates: Repetitions
  private let measure: @Sendable (_ place: Int, _ replicate: Int, _ seed: UInt64) -> Double

  /// The measured values.
  public struct Evidence: Hashable, Sendable, Codable {
    /// For each replicate the value at each place.
    public var values: [[Double]]

    public init(values: [[Double]]) { self.values = values }
  }

  /// - Parameters:
  ///   - places: Two or more positive numbers.
  ///   - measure: One replicate of the value at the place of an index.
  public init(
    id: CheckID, claim: String, exponent: Double, margin: Double, places: [Double], axes: (x: String, y: String),
    replicates: Repetitions, measure: @escaping @Sendable (_ place: Int, _ replicate: Int, _ seed: UInt64) -> Double
  ) {
    precondition(places.count >= 2 && places.allSatisfy { $0 > 0 }, "a slope needs two or more positive places")
    self.id = id
    self.claim = claim
    self.exponent = exponent
    self.margin = margin
    self.places = places
    self.axes = axes
    self.replicates = replicates
    self.measure = measure
  }

  public func gather(resuming earlier: Evidence?, in run: RunSettings) throws -> Evidence {
    var evidence = earlier ?? Evidence(values: [])
    let planned = replicates.count(within: run.budget)
    for replicate in evidence.values.count..<max(planned, evidence.values.count) {
      evidence.values.append(places.indices.map { measure($0, replicate, run.seed) })
    }
    return evidence
  }

  public func judge(_ evidence: Evidence, by criterion: Criterion) -> [Finding] {
    let law = fit(evidence)
    let interval = law?.interval(confidence: 0.95)
    let allowed = (exponent - margin)...(exponent + margin)
    let isConsistent = interval.map { allowed.contains($0.lowerBound) && allowed.contains($0.upperBound) } ?? false
    return [
      Finding(
        check: "slope", claim: "\(id.subject): \(claim)", verdict: isConsistent ? .consistent : .undecided,
        quantity: "exponent of \(axes.y) in \(axes.x)", calls: evidence.values.count * places.count,
        promised: ["exponent": exponent, "margin": margin],
        observed: law.map {
          .init(lower: interval?.lowerBound, estimate: $0.exponent, upper: interval?.upperBound)
        },
        notes: notes(interval, allowed))
    ]
  }

  private func notes(_ interval: ClosedRange<Double>?, _ allowed: ClosedRange<Double>) -> [String] {
    var notes = [
      "Asymptotic evidence: a least-squares slope with a 95 % interval by the jackknife over replicates. "
        + "It never refutes by itself."
    ]
    guard let interval else { return notes + ["There are too few positive, finite values to fit a slope."] }
    if !interval.overlaps(allowed) {
      notes.append("Suspicion: the whole interval lies outside \(allowed.lowerBound) … \(allowed.upperBound).")
    } else if !(allowed.contains(interval.lowerBound) && allowed.contains(interval.upperBound)) {
      notes.append("The interval reaches beyond the margin; more replicates narrow it.")
    }
    return notes
  }

  /// The fitted law; nil where a value is not positive and finite, or replicates are too few.
  private func fit(_ evidence: Evidence) -> PowerLaw? {
    guard evidence.values.count >= 2,
      evidence.values.allSatisfy({ $0.allSatisfy { $0 > 0 && $0.isFinite } })
    else { return nil }
    return try? PowerLaw(x: places, y: evidence.values)
  }

  public func figures(of evidence: Evidence) -> [Figure] {
    guard let law = fit(evidence) else { return [] }
    let columns = places.indices.map { place in evidence.values.map { $0[place] }.sorted() }
    // The predicted law passes through the geometric centre of the measured means.
    let means = columns.map { GSL.mean($0) }
    let center = zip(places, means).reduce(0) { $0 + log($1.1) - exponent * log($1.0) } / Double(places.count)
    return [
      Figure(
        id: fileStem("slope", id), title: id.subject,
        caption: "Solid: the mean over \(evidence.values.count) replicates, with the band from their 10 % to their "
          + "90 % quantile. The fitted exponent is \(decimal(law.exponent)) ± \(decimal(law.standardError)), "
          + "the predicted one \(decimal(exponent)).",
        xAxis: .init(axes.x, .logarithmic), yAxis: .init(axes.y, .logarithmic),
        series: [
          .init(
            name: "measured", role: .measured, x: places, y: means,
            lower: columns.map { quantile(0.1, ofSorted: $0) }, upper: columns.map { quantile(0.9, ofSorted: $0) }),
          .init(
            name: "exponent \(decimal(exponent))", role: .law, x: places,
            y: places.map { exp(center + exponent * log($0)) }),
        ])
    ]
  }
}

/// Three decimals.
private func decimal(_ value: Double) -> String { String(format: "%.3f", value) }
