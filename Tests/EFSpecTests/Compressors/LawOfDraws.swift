import EFSpec
import GSL
import Testing

/// Expects every draw to take one of the two values of each entry's law, the higher one as often as the law says.
///
/// In 4000 draws the number of high values is off by more than six standard deviations with probability about
/// 2·10⁻⁹ an entry; the tests compare well under a hundred entries.
func expectDraws(
  of compressor: some CoordinatewiseCompressor, at x: [Double], toFollowTheirLaw place: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let count = 4000
  let laws = compressor.entryLaws(of: x)
  var stream = RandomStream(StreamName(seed: 3, purpose: .test, experiment: "law of draws"))
  var highs = [Int](repeating: 0, count: x.count)
  for _ in 0..<count {
    let value = compressor.compress(x, using: &stream)
    for i in x.indices {
      let isExpected = value[i] == laws[i].low || value[i] == laws[i].high && laws[i].probabilityOfHigh > 0
      #expect(isExpected, "\(value[i]) from \(x[i])", sourceLocation: sourceLocation)
      if value[i] == laws[i].high && laws[i].high != laws[i].low { highs[i] += 1 }
    }
  }
  for i in x.indices where laws[i].high != laws[i].low {
    let p = laws[i].probabilityOfHigh
    let deviation = (Double(count) * p * (1 - p)).squareRoot()
    #expect((Double(highs[i]) - Double(count) * p).magnitude <= 6 * deviation + 0.5, sourceLocation: sourceLocation)
  }
}
