import GSL
import Theory

/// Top-k beside Rand-k at one `k`, under one law.
struct SavingsRow {
  let law: String
  let savings: AverageSavings
  let gain: RunningStatistics

  var k: Int { savings.k }
  var vectors: Int { gain.count }
  /// `E‖Top-k(x)‖² / E‖Rand-k(x)‖²` by formula.
  var formula: Double { savings.retainedRatio }
  /// The same, measured.
  var measured: Double { gain.mean }
  /// 0 for a single vector.
  var standardError: Double { (gain.variance / Double(max(1, gain.count))).squareRoot() }

  var cells: [Table.Cell] {
    [
      .text(law), .number(Double(k)), .number(savings.topK), .number(savings.randK), .number(formula),
      .number(measured), .number(standardError), Table.Cell(savings.errorRatio),
    ]
  }
}

extension SavingsSurvey {
  public func tables(of evidence: Evidence) -> [Table] {
    [
      Table(
        id: "savings", title: "Top-k beside Rand-k, d = \(dimension)",
        caption: "The energies that both keep of k entries, their ratio by formula and as measured on "
          + "\(evidence.vectors) vectors, and the ratio of what they lose. Magnitudes that are fixed are one vector.",
        columns: [
          "magnitudes", "k", "E‖Top-k‖²", "E‖Rand-k‖²", "ratio", "ratio, measured", "standard error", "ratio of errors",
        ],
        rows: zip(laws, evidence.gains).flatMap { magnitudes, gains in rows(magnitudes, gains).map(\.cells) })
    ]
  }

  public func figures(of evidence: Evidence) -> [Figure] {
    let shares = kept.map { Double($0) / Double(dimension) }
    let all = zip(laws, evidence.gains).map { (name: $0.law.name, rows: rows($0, $1)) }
    func series(_ role: Figure.Series.Role, _ name: (String) -> String, _ y: (SavingsRow) -> Double) -> [Figure.Series]
    {
      all.map { law in Figure.Series(name: name(law.name), role: role, x: shares, y: law.rows.map(y)) }
    }
    return [
      Figure(
        id: "savings", title: "What Top-k keeps beside Rand-k, d = \(dimension)",
        caption: "E‖Top-k(x)‖²/E‖Rand-k(x)‖² against the part k/d of the entries that both send, under laws of the "
          + "magnitudes from light to heavy tails. Marks: measured with the compressor itself; dotted: the formula.",
        xAxis: .init("k/d", .logarithmic), yAxis: .init("ratio of energies kept", .logarithmic),
        series: series(.measured, { $0 }, \.measured) + series(.law, { "\($0), formula" }, \.formula))
    ]
  }
}
