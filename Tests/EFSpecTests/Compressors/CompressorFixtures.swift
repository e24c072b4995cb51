import EFSpec
import GSL
import Testing

/// One draw from the first stream of tests.
func draw(_ compressor: some Compressor, _ x: [Double], seed: UInt64 = 1) -> [Double] {
  var stream = RandomStream(key: seed, stream: 0)
  return compressor.compress(x, using: &stream)
}

/// Demands that draws follow the listed law: every draw is one of the outcomes, and they occur as often as
/// their probabilities say.
///
/// The square deviations, in units of the expected counts, add up to nearly a chi-squared number, with mean `m`,
/// the number of outcomes less 1; its tail beyond `m + 2 √(14m) + 28` is below exp(−14) < 10⁻⁶.
func expectLaw(
  _ compressor: some FiniteSupportCompressor, at x: [Double], draws: Int = 20_000,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var expected: [[Double]: Double] = [:]
  for outcome in compressor.outcomes(of: x) { expected[outcome.value, default: 0] += outcome.probability }
  let total = expected.values.reduce(0, +)
  #expect((total - 1).magnitude < 1e-14, sourceLocation: sourceLocation)
  var stream = RandomStream(StreamName(seed: 5, purpose: .test, experiment: "law"))
  var counts: [[Double]: Int] = [:]
  for _ in 0..<draws { counts[compressor.compress(x, using: &stream), default: 0] += 1 }
  #expect(Set(counts.keys).isSubset(of: expected.keys), "a draw outside the law", sourceLocation: sourceLocation)
  let deviation = expected.reduce(0) { sum, outcome in
    let mean = outcome.value * Double(draws)
    let difference = Double(counts[outcome.key] ?? 0) - mean
    return sum + difference * difference / mean
  }
  let m = Double(expected.count - 1)
  #expect(deviation <= m + 2 * (14 * m).squareRoot() + 28, sourceLocation: sourceLocation)
}

/// Demands that draws follow the law that the compressor states of every entry, entry by entry.
///
/// A count of `draws` trials deviates by more than 5.5 standard deviations with probability below 10⁻⁷.
func expectEntryLaws(
  _ compressor: some CoordinatewiseCompressor, at x: [Double], draws: Int = 20_000,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var stream = RandomStream(StreamName(seed: 6, purpose: .test, experiment: "law"))
  let laws = compressor.entryLaws(of: x)
  var high = [Int](repeating: 0, count: x.count)
  for _ in 0..<draws {
    for (i, entry) in compressor.compress(x, using: &stream).enumerated() {
      #expect(entry == laws[i].low || entry == laws[i].high, sourceLocation: sourceLocation)
      if entry == laws[i].high { high[i] += 1 }
    }
  }
  for i in x.indices where laws[i].low != laws[i].high {
    let p = laws[i].probabilityOfHigh
    let deviation = Double(high[i]) - p * Double(draws)
    #expect(
      deviation.magnitude <= 5.5 * (Double(draws) * p * (1 - p)).squareRoot() + 1e-9, sourceLocation: sourceLocation)
  }
}
