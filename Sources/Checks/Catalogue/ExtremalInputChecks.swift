import EFSpec
import Theory

extension Catalogue {
  /// The searches for the extremal inputs of the examples of every compressor whose moments are exact.
  public static func extremalInputChecks() throws(UsageError) -> [ExtremalInputCheck] {
    var checks: [ExtremalInputCheck] = []
    for entry in compressorEntries {
      for example in entry.examples {
        let pair = try CompressorEntry.compressor(named: example)
        if let check = pair.extremalInputCheck(named: example) { checks.append(check) }
      }
    }
    return checks
  }
}

extension PairedCompressor {
  /// The search at a dimension of 6, where random searches are quick and compressors show all they do, or else at
  /// the 16 at which the examples are defined; nil where the moments are not exact or nothing is tight.
  func extremalInputCheck(named name: String) -> ExtremalInputCheck? {
    guard let exact = compressor as? any ExactMomentsCompressor else { return nil }
    for d in [6, 16] {
      guard let constants = try? theory.constants(dimension: d) else { continue }
      guard !constants.tight.isEmpty else { return nil }
      return ExtremalInputCheck(
        of: exact, name: name, constants: constants, dimension: d, magnitudes: promisedMagnitudes(dimension: d))
    }
    return nil
  }

  /// The magnitudes for which the constants are promised: a finite list of levels promises nothing outside.
  private func promisedMagnitudes(dimension d: Int) -> ClosedRange<Double> {
    for case .levels(.given(let levels)) in theory.structuralLaws(dimension: d) {
      if let low = levels.filter({ $0 > 0 }).min(), let high = levels.max() { return low...high }
    }
    return 1e-100...1e100
  }
}
