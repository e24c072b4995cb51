import Foundation

/// Whether the blind search finds planted faults, and leaves controls alone.
///
/// - Claim:    every fault is refuted by the budget that its entry names, at α = 10⁻⁶, and no control is.
/// - Evidence: one search an entry and a budget, which is told the claim and the shape of the inputs only.
/// - Blind to: faults unlike those of the bank.
public struct FaultTrialCheck: Check {
  public let id: CheckID
  private let entries: [TrialEntry]
  private let budgets: [Budget]

  /// - Parameters:
  ///   - name: Which part of the bank it is.
  ///   - budgets: Those that are tried; a fault that is found is tried with the larger ones too.
  public init(_ entries: [TrialEntry], name: String, budgets: [Budget]) {
    self.entries = entries
    self.budgets = budgets
    id = CheckID(subject: "blind search", property: "planted faults, \(name)")
  }

  /// What the searches of every entry found, by budget.
  public struct Evidence: Hashable, Sendable, Codable {
    public var outcomes: [String: [String: Outcome]] = [:]
    public var leastCalls: [String: Double] = [:]
    /// The seed of the searches, which their commands name.
    public var seed: UInt64 = 1
  }

  public struct Outcome: Hashable, Sendable, Codable {
    public var verdict: Verdict
    public var calls: Int
    /// The input that refutes, its shape, and a smaller one that was certified anew.
    public var witness: Finding.Witness?
    public var shape: [Int]?
    public var smallWitness: SmallWitness?
  }

  public func gather(resuming earlier: Evidence?, in run: RunSettings) throws -> Evidence {
    var evidence = earlier ?? Evidence(seed: run.seed)
    for entry in entries {
      if evidence.leastCalls[entry.id] == nil, let least = try entry.leastCalls(Criterion().falseAlarmProbability) {
        evidence.leastCalls[entry.id] = least
      }
      for budget in budgets where evidence.outcomes[entry.id]?[budget.rawValue] == nil {
        let settings = RunSettings(seed: run.seed, budget: budget, criterion: Criterion())
        let finding = try entry.search(settings)
        let isRefuted = finding.verdict == .refuted
        evidence.outcomes[entry.id, default: [:]][budget.rawValue] = Outcome(
          verdict: finding.verdict, calls: finding.calls, witness: isRefuted ? finding.witness : nil,
          shape: isRefuted ? finding.shape : nil, smallWitness: finding.shrunkWitness)
      }
    }
    return evidence
  }

  public func judge(_ evidence: Evidence, by criterion: Criterion) -> [Finding] {
    entries.map { entry in
      let outcomes = budgets.compactMap { budget in evidence.outcomes[entry.id]?[budget.rawValue].map { (budget, $0) } }
      let refuted = outcomes.filter { $0.1.verdict == .refuted }
      let asExpected = entry.isControl ? refuted.isEmpty : isFound(entry, refuted.map(\.0))
      let isOutOfReach = !entry.isControl && entry.expectedBudget == nil && refuted.isEmpty
      return Finding(
        check: entry.id, claim: "\(entry.description): \(entry.claim)",
        verdict: asExpected ? .consistent : .refuted,
        quantity: entry.isControl ? "refutations of a control" : "calls to a refutation",
        calls: outcomes.reduce(0) { $0 + $1.1.calls }, shape: refuted.first?.1.shape, witness: refuted.first?.1.witness,
        shrunkWitness: refuted.first?.1.smallWitness,
        rerun: entry.rerun(refuted.first?.0 ?? budgets.last ?? .quick, evidence.seed),
        notes: (asExpected ? [] : [entry.isControl ? "A control was refuted." : "The fault was not found."])
          + (isOutOfReach ? [Self.outOfReach(evidence.leastCalls[entry.id])] : [])
          + (asExpected && refuted.isEmpty ? later(entry) : []))
    }
  }

  /// Whether each budget that should find the fault did.
  private func isFound(_ entry: TrialEntry, _ found: [Budget]) -> Bool {
    guard let expected = entry.expectedBudget else { return true }
    return budgets.filter { $0.callsPerClaim >= expected.callsPerClaim }.allSatisfy(found.contains)
  }

  /// That a fault is left to a larger budget than those tried.
  private func later(_ entry: TrialEntry) -> [String] {
    guard !entry.isControl, let expected = entry.expectedBudget else { return [] }
    return ["Too small an effect for this budget; the \(expected.rawValue) budget has to find it."]
  }

  private static func outOfReach(_ least: Double?) -> String {
    "Out of reach at this dimension: any test needs "
      + (least.map { "\(Int($0)) calls" } ?? "more calls than there are")
      + " on average where the fault shows. Independent coordinates one by one find it at d = 10⁴."
  }

  public func tables(of evidence: Evidence) -> [Table] {
    [
      Table(
        id: "calibration-faults", title: "Planted faults",
        caption: "Calls until the blind search refuted the claim at α = 10⁻⁶, by budget; a dash where it did not. "
          + "Controls, …-ctl-…, keep their claim and must have dashes alone. The least number of calls is the mean that no test goes "
          + "below, the information bound log(1/α)/KL_inf, if it is told the input of the bank; it is empty where a "
          + "single output, or a pair, decides; the ratio is calls over least calls. The witness is the smallest input at which the claim was refuted anew: "
          + "its entries that are not zero, by their places from 0; of oracles a point, or two (2 × d) for a claim about "
          + "pairs. efcheck validate --fault ENTRY --budget BUDGET repeats a search, for entries orc-… efcheck assume; "
          + "efcheck list faults describes the entries.",
        columns: ["entry", "claim"] + budgets.map(\.rawValue) + ["least calls", "ratio", "witness"],
        rows: entries.map { row($0, evidence) })
    ]
  }

  private func row(_ entry: TrialEntry, _ evidence: Evidence) -> [Table.Cell] {
    let outcomes = budgets.map { evidence.outcomes[entry.id]?[$0.rawValue] }
    let found = outcomes.compactMap(\.self).first { $0.verdict == .refuted }
    let least = evidence.leastCalls[entry.id]
    let cells = outcomes.map { outcome -> Table.Cell in
      guard let outcome else { return .none }
      return outcome.verdict == .refuted ? .number(Double(outcome.calls)) : .text("–")
    }
    return [.text(entry.id), .text(entry.claim)] + cells + [
      Table.Cell(least),
      found.flatMap { found in least.map { .number(Double(found.calls) / $0) } } ?? .none,
      found.flatMap { found in (found.smallWitness.map(Self.words) ?? found.witness?.name).map { .text($0) } } ?? .none,
    ]
  }

  /// `1 at 3, −0.5 at 7 (d = 16)`, or the number of entries where there are many; of a pair the same with both points
  /// one after the other.
  private static func words(_ witness: SmallWitness) -> String {
    let x = witness.x
    let places = x.indices.filter { x[$0] != 0 }
    let shape = witness.shape.count == 1 ? "d = \(x.count)" : witness.shape.map(String.init).joined(separator: " × ")
    guard places.count <= 3 else { return "\(places.count) entries (\(shape))" }
    let entries = places.map { "\(three(x[$0])) at \($0)" }.joined(separator: ", ")
    return "\(entries.isEmpty ? "zero" : entries) (\(shape))"
  }
}
