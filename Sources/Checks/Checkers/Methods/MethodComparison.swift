/// Recorded runs beside what a candidate does on the same gradients and messages.
///
/// Everything is replayed: the candidate is given the gradients that the foreign method was given, and the messages that
/// its own vectors were compressed to. So rounding never decides which entries a compressor keeps, and a difference is
/// seen in the round and at the quantity where it arises.
struct MethodComparison {
  private let unitRoundoff: Double
  /// The records as they are, and with messages and memories one step earlier.
  private let alignments: [[MethodRecord]]

  init(_ records: [MethodRecord], dtype: DType) {
    unitRoundoff = Double(sign: .plus, exponent: -dtype.precision, significand: 1)
    alignments = (0...1).map { lag in records.map { $0.aligned(lag: lag) } }
  }

  /// How a candidate fares.
  struct Outcome {
    /// The first difference, nil if there is none.
    var difference: MethodDifference?
    /// The records in the alignment in which it agrees longest.
    var records: [MethodRecord]
  }

  /// Compares the runs with a candidate.
  ///
  /// A method may send the messages of a round one step later than it was given the gradients, and may show its
  /// iterate before or after the server's step; whatever fits longest is taken.
  func outcome(of candidate: MethodCandidate) -> Outcome {
    var best: Outcome?
    for records in alignments {
      let difference = firstDifference(of: records, from: candidate)
      guard let difference else { return Outcome(difference: nil, records: records) }
      if best?.difference.map({ difference.isLater(than: $0) }) ?? true {
        best = Outcome(difference: difference, records: records)
      }
    }
    return best ?? Outcome(difference: nil, records: [])
  }

  private func firstDifference(of records: [MethodRecord], from candidate: MethodCandidate) -> MethodDifference? {
    var readings: [MethodQuantity: Set<Int>] = [:]
    for (index, record) in records.enumerated() {
      var magnitude = Self.largest(record.start)
      for (t, expected) in candidate.play(ReplayTape(record)).enumerated() {
        magnitude = max(magnitude, scale(of: expected, record.steps[t]))
        let comparison = RoundComparison(
          caseIndex: index, round: t, tolerance: tolerance(round: t, record.plan.setting, magnitude),
          setting: record.plan.setting)
        if let difference = comparison.firstDifference(expected, record.steps[t], &readings) { return difference }
      }
    }
    return nil
  }

  /// A sum of up to `n` terms and a few operations a round, each wrong by at most a unit roundoff of the largest number
  /// so far; the errors of the rounds add up. The factor covers both sides.
  private func tolerance(round: Int, _ setting: MethodSetting, _ magnitude: Double) -> Double {
    4 * Double(round + 2) * Double(setting.workerCount + 6) * unitRoundoff * magnitude
  }

  private func scale(of round: ExpectedRound, _ step: MethodRecord.Step) -> Double {
    let rows =
      round.points + round.arguments + round.states.values.flatMap { $0.flatMap(\.self) } + step.asked.map(\.gradient)
      + step.compressed.map(\.message)
    return rows.map(Self.largest).max() ?? 0
  }

  private static func largest(_ vector: [Double]) -> Double {
    vector.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
  }
}

/// One round of a comparison.
private struct RoundComparison {
  let caseIndex: Int
  let round: Int
  let tolerance: Double
  let setting: MethodSetting

  /// - Parameter readings: Which readings of the states have fitted so far.
  func firstDifference(
    _ expected: ExpectedRound, _ step: MethodRecord.Step, _ readings: inout [MethodQuantity: Set<Int>]
  ) -> MethodDifference? {
    let n = setting.workerCount
    let asking = Set(step.asked.map(\.worker)).count
    guard asking == n else { return counts(.gradients, expected: n, got: asking) }
    for question in step.asked {
      if let found = vectors(.point, question.worker, expected.points[question.worker], question.point) { return found }
    }
    if setting.method.compresses {
      guard step.compressed.count == expected.arguments.count else {
        return counts(.compressions, expected: expected.arguments.count, got: step.compressed.count)
      }
      for call in step.compressed {
        if let found = vectors(.argument, call.worker, expected.arguments[call.worker], call.vector) { return found }
      }
    }
    for quantity in setting.method.states {
      guard let options = expected.states[quantity], let rows = step.state[quantity] else { continue }
      if let found = state(quantity, options, rows, &readings) { return found }
    }
    return nil
  }

  /// Keeps those readings of a quantity that fit; a difference where none is left.
  private func state(
    _ quantity: MethodQuantity, _ options: [[[Double]]], _ rows: [[Double]],
    _ readings: inout [MethodQuantity: Set<Int>]
  ) -> MethodDifference? {
    let possible = readings[quantity] ?? Set(options.indices)
    var remaining = Set<Int>()
    var first: MethodDifference?
    for option in possible.sorted() {
      let found = zip(options[option], rows).enumerated().lazy.compactMap { worker, pair in
        vectors(.state(quantity), quantity.hasRows ? worker : nil, pair.0, pair.1)
      }.first
      if let found { first = first ?? found } else { remaining.insert(option) }
    }
    readings[quantity] = remaining
    return remaining.isEmpty ? first : nil
  }

  private func vectors(
    _ place: MethodDifference.Place, _ worker: Int?, _ expected: [Double], _ got: [Double]
  ) -> MethodDifference? {
    for (j, pair) in zip(expected, got).enumerated() where !((pair.0 - pair.1).magnitude <= tolerance) {
      return MethodDifference(
        caseIndex: caseIndex, round: round, place: place, worker: worker, coordinate: j, expected: pair.0, got: pair.1,
        tolerance: tolerance)
    }
    return nil
  }

  private func counts(_ place: MethodDifference.Place, expected: Int, got: Int) -> MethodDifference {
    MethodDifference(
      caseIndex: caseIndex, round: round, place: place, expected: Double(expected), got: Double(got), tolerance: 0)
  }
}
