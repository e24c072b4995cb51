import EFSpec
import Foundation
public import GSL
import Theory

/// What Top-k gains over Rand-k on average: the formulas beside the compressors themselves.
///
/// - Claim:    `E‖Top-k(x)‖² / E‖Rand-k(x)‖²` is what theory computes from the law of the magnitudes.
/// - Evidence: the energy that Top-k keeps of sampled vectors; Rand-k keeps the part `k/d` of the exact `E‖x‖²`.
/// - Judged:   of fixed magnitudes exactly. Else consistent if no mean is further than six standard errors from
///             its formula, and six are at most the excess asked about; else undecided. Standard errors are
///             asymptotic, so that they never refute: a mean further away is a note.
/// - Blind to: other laws; gains of single vectors.
public struct SavingsSurvey: Check {
  let laws: [SampledMagnitudes]
  let dimension: Int

  init(_ laws: [SampledMagnitudes], dimension: Int) {
    self.laws = laws
    self.dimension = dimension
  }

  public var id: CheckID { CheckID(subject: "Top-k beside Rand-k, d = \(dimension)", property: "average savings") }

  /// The mean gains of every law at every `k`.
  public struct Evidence: Hashable, Sendable, Codable {
    public var vectors: Int
    /// By law and by `k`.
    public var gains: [[RunningStatistics]]
  }

  /// 1, 2, 4, …, below `d`.
  var kept: [Int] { powersOfTwo(below: dimension) }

  private static let vectors = Repetitions(quick: 8000, standard: 32_000, thorough: 128_000)

  public func gather(resuming earlier: Evidence?, in run: RunSettings) throws -> Evidence {
    if let earlier { return earlier }
    let count = Self.vectors.count(within: run.budget)
    return Evidence(vectors: count, gains: laws.map { gains(of: $0, count: count, seed: run.seed) })
  }

  private func gains(of magnitudes: SampledMagnitudes, count: Int, seed: UInt64) -> [RunningStatistics] {
    var gains = kept.map { _ in RunningStatistics() }
    let energy = magnitudes.law.energy(dimension: dimension)
    for repetition in 0..<(magnitudes.isDeterministic ? 1 : count) {
      var stream = RandomStream(
        StreamName(
          seed: seed, purpose: .input, experiment: "savings, \(magnitudes.law.name)", repetition: repetition))
      let x = magnitudes.vector(dimension, using: &stream)
      for (index, k) in kept.enumerated() {
        let share = Double(k) / Double(dimension)
        gains[index].add(squaredNorm(TopK(k).compress(x, using: &stream).span) / (share * energy))
      }
    }
    return gains
  }

  public func judge(_ evidence: Evidence, by criterion: Criterion) -> [Finding] {
    zip(laws, evidence.gains).map { magnitudes, gains in
      let rows = rows(magnitudes, gains)
      return magnitudes.isDeterministic ? exactFinding(magnitudes, rows) : sampledFinding(magnitudes, rows, criterion)
    }
  }

  private func exactFinding(_ magnitudes: SampledMagnitudes, _ rows: [SavingsRow]) -> Finding {
    let wrong = rows.filter { !(abs($0.measured - $0.formula) <= 1e-12 * $0.formula) }
    return Finding(
      check: "savings", claim: claim(magnitudes), verdict: wrong.isEmpty ? .holdsExactly : .refuted,
      quantity: Self.quantity, calls: rows.count, shape: [dimension],
      notes: wrong.map { "k = \($0.k): \($0.measured), and the formula gives \($0.formula)." })
  }

  private func sampledFinding(
    _ magnitudes: SampledMagnitudes, _ rows: [SavingsRow], _ criterion: Criterion
  ) -> Finding {
    let far = rows.filter { !(abs($0.measured - $0.formula) <= 6 * $0.standardError) }
    let isSharp = rows.allSatisfy { 6 * $0.standardError <= criterion.detectableExcess * $0.formula }
    let widest = rows.map { 6 * $0.standardError / $0.formula }.max() ?? .infinity
    return Finding(
      check: "savings", claim: claim(magnitudes), verdict: far.isEmpty && isSharp ? .consistent : .undecided,
      quantity: Self.quantity, calls: rows.count * (rows.first?.vectors ?? 0), shape: [dimension],
      notes: far.map { "Suspicion: at k = \($0.k) the mean is \($0.measured), and the formula gives \($0.formula)." }
        + [
          "Asymptotic evidence: six standard errors are at most \(short(100 * widest)) % of the formula. It never refutes "
            + "by itself."
        ])
  }

  private static let quantity = "E‖Top-k(x)‖² / E‖Rand-k(x)‖²"

  private func claim(_ magnitudes: SampledMagnitudes) -> String {
    "\(magnitudes.law.name) magnitudes: the gain is as computed"
  }

  /// The rows of one law.
  func rows(_ magnitudes: SampledMagnitudes, _ gains: [RunningStatistics]) -> [SavingsRow] {
    zip(kept, gains).compactMap { k, gain in
      savings(of: magnitudes.law, keeping: k).map { SavingsRow(law: magnitudes.law.name, savings: $0, gain: gain) }
    }
  }

  private func savings(of law: some MagnitudeLaw, keeping k: Int) -> AverageSavings? {
    try? AverageSavings(of: law, keeping: k, dimension: dimension)
  }
}
