/// What recorded runs say about an invariant of error feedback.
enum InvariantOutcome: Hashable, Sendable {
  /// It was seen to hold, so many times.
  case holds(times: Int)
  /// It fails; where and how, in a sentence, and the run.
  case fails(String, caseIndex: Int)
  /// It cannot be seen; why, and what to show, in a sentence.
  case unseen(String)
}

/// How far a sum of recorded numbers may be off by rounding.
struct RecordedSlack {
  let unitRoundoff: Double

  init(_ dtype: DType) { unitRoundoff = Double(sign: .plus, exponent: -dtype.precision, significand: 1) }

  /// The largest difference that rounding explains in each round, among numbers as large as those of the record up to
  /// the round after it.
  func tolerances(_ record: MethodRecord) -> [Double] {
    var largest = Self.largest([record.start])
    let magnitudes = record.steps.map { step in
      largest = max(
        largest,
        Self.largest(step.numbersShown + step.asked.map(\.gradient) + step.compressed.map(\.message)))
      return largest
    }
    return magnitudes.indices.map { t in
      let magnitude = magnitudes[min(t + 1, magnitudes.count - 1)]
      return 4 * Double(t + 2) * Double(record.plan.setting.workerCount + 6) * unitRoundoff * magnitude
    }
  }

  private static func largest(_ rows: [[Double]]) -> Double {
    rows.joined().reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
  }

  /// The first coordinate at which two vectors differ by more than this.
  static func firstDifference(_ a: [Double], _ b: [Double], beyond tolerance: Double) -> Int? {
    zip(a, b).enumerated().first { !(($1.0 - $1.1).magnitude <= tolerance) }?.offset
  }
}
