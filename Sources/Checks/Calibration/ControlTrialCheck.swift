/// How often the blind search refutes implementations that keep their claim.
///
/// - Claim:    never, in all runs together: α is 10⁻⁶.
/// - Evidence: searches of every control with the quick budget, each with a seed of its own.
public struct ControlTrialCheck: Check {
  /// The table of the runs, one row for every piece of evidence.
  public static let tableID = "calibration-controls"

  public let id: CheckID
  private let entries: [TrialEntry]
  private let runs: Range<Int>

  /// - Parameters:
  ///   - entries: Controls.
  ///   - runs: The numbers of the runs; run `i` is a search of control `i` modulo their number.
  public init(_ entries: [TrialEntry], runs: Range<Int>) {
    self.entries = entries
    self.runs = runs
    id = CheckID(
      subject: "blind search", property: "controls, runs \(runs.lowerBound) to \(runs.upperBound - 1)")
  }

  /// What became of the runs so far.
  public struct Evidence: Hashable, Sendable, Codable {
    public var runs = 0
    public var calls = 0
    /// The names of the controls that were refuted.
    public var alarms: [String] = []

    public init() {}
  }

  public func gather(resuming earlier: Evidence?, in run: RunSettings) throws -> Evidence {
    var evidence = earlier ?? Evidence()
    while !entries.isEmpty && evidence.runs < runs.count {
      let number = runs.lowerBound + evidence.runs
      let entry = entries[number % entries.count]
      let finding = try entry.search(
        RunSettings(seed: run.seed &+ 1_000_003 &* UInt64(number + 1), budget: .quick, criterion: Criterion()))
      evidence.runs += 1
      evidence.calls += finding.calls
      if finding.verdict == .refuted { evidence.alarms.append(entry.id) }
    }
    return evidence
  }

  public func judge(_ evidence: Evidence, by criterion: Criterion) -> [Finding] {
    [
      Finding(
        check: "false alarms", claim: "no control is refuted",
        verdict: evidence.alarms.isEmpty ? .consistent : .refuted,
        quantity: "refuted controls", calls: evidence.calls,
        observed: .init(lower: nil, estimate: Double(evidence.alarms.count), upper: nil),
        notes: ["\(evidence.runs) searches with the quick budget at α = 10⁻⁶."]
          + evidence.alarms.map { "A control was refuted: \($0)." })
    ]
  }

  public func tables(of evidence: Evidence) -> [Table] {
    [
      Table(
        id: Self.tableID, title: "Control runs",
        caption:
          "Blind searches with the quick budget of the \(entries.count) controls in turn, which keep their claim, "
          + "each with a seed of its own, at α = 10⁻⁶.", columns: ["runs", "calls", "alarms", "limit"],
        rows: [
          [
            .number(Double(evidence.runs)), .number(Double(evidence.calls)), .number(Double(evidence.alarms.count)),
            .number(0),
          ]
        ])
    ]
  }
}
