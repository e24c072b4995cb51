import Foundation
import GSL

/// The test that two independent outputs, one mapped back, have one law at one input.
///
/// Every statistic has a `SignTest` and an eighth of the arm's capital.
struct PairArm: TrialArm {
  private(set) var evidence: WealthEvidence
  private let law: PairedLaw
  private let reference: RelativeReference
  private let dtype: DType
  private var tests = Array(repeating: SignTest(), count: PairStatistic.allCases.count)

  /// The pairs of outputs that are drawn at a time.
  private static let pairsAtATime = 64

  init(input: LibraryInput, law: PairedLaw, weight: Double, dtype: DType) {
    evidence = WealthEvidence(input: input, comparison: law.name, weight: weight)
    self.law = law
    reference = RelativeReference(input.input.entries)
    self.dtype = dtype
  }

  var callsPerTrial: Int {
    if case .history(let others) = law { others.count + 3 } else { 2 }
  }

  mutating func make(trials: Int, stream: inout RandomStream, _ sessions: inout [PatientSession]) {
    var left = trials
    while left > 0 {
      let count = min(left, Self.pairsAtATime)
      let seeds = (0..<2 * count).map { _ in stream.next() }
      guard let plain = plainOutputs(Array(seeds[..<count]), &stream, &sessions[0]),
        let images = law.images(at: evidence.input, seeds: Array(seeds[count...]), &sessions[0])
      else { return }
      for (a, b) in zip(plain, images) { feed(a, b) }
      look()
      left -= count
    }
  }

  /// Plain outputs. For a law of the past each follows a call at the same input.
  private func plainOutputs(
    _ seeds: [UInt64], _ stream: inout RandomStream, _ session: inout PatientSession
  ) -> [[Double]]? {
    guard case .history = law else {
      return session.draws(at: evidence.input, seeds: seeds).map { draws in
        (0..<draws.count).map { Array(draws.draw($0)) }
      }
    }
    var outputs: [[Double]] = []
    for seed in seeds {
      guard session.output(at: evidence.input, seed: stream.next()) != nil,
        let output = session.output(at: evidence.input, seed: seed)
      else { return nil }
      outputs.append(output)
    }
    return outputs
  }

  private mutating func feed(_ a: [Double], _ b: [Double]) {
    evidence.trials += 1
    let differences = PairStatistics.differences(
      PairStatistics(of: a, at: reference), PairStatistics(of: b, at: reference), dtype: dtype)
    for (index, difference) in differences.enumerated() { tests[index].feed(signOf: difference) }
  }

  private mutating func look() {
    let wealths = tests.map(\.logWealth)
    evidence.final = logSumExp(wealths) - log(Double(wealths.count))
    evidence.supremum = max(evidence.supremum, evidence.final)
    let best = wealths.indices.max { wealths[$0] < wealths[$1] } ?? 0
    evidence.loudest = PairStatistic.allCases[best].words
    evidence.mean = Double(tests[best].positives - tests[best].negatives) / Double(max(1, tests[best].count))
  }
}
