import EFSpec

/// A family of compressors, ready to be measured at one dimension.
struct SurveyFamily: Sendable {
  struct Member: Sendable {
    let label: String
    let pair: PairedCompressor
  }

  let name: String
  let isDrawn: Bool
  let members: [Member]

  /// The families of an entry at a dimension: its sweeps, or else its examples, each alone. A compressor that
  /// is not defined at that dimension is left out, and a family of which nothing is left has no members.
  static func families(of entry: CompressorEntry, dimension d: Int) throws(UsageError) -> [SurveyFamily] {
    let sweeps = entry.sweeps.isEmpty ? entry.examples.map { ParameterSweep($0) } : entry.sweeps
    var families: [SurveyFamily] = []
    for sweep in sweeps {
      var members: [Member] = []
      for member in sweep.members(dimension: d) {
        let pair = try CompressorEntry.compressor(named: member.text)
        if pair.compressor.accepts(dimension: d) { members.append(Member(label: member.label, pair: pair)) }
      }
      families.append(SurveyFamily(name: sweep.family, isDrawn: sweep.isDrawn, members: members))
    }
    return families
  }
}
