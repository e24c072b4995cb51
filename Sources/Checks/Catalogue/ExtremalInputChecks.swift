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
    for d in [6, 16] where compressor.accepts(dimension: d) {
      guard let constants = try? theory.constants(dimension: d) else { continue }
      guard !constants.tight.isEmpty else { return nil }
      return ExtremalInputCheck(
        of: exact, name: name, constants: constants, dimension: d,
        magnitudes: theory.inputMagnitudes.clamped(to: 1e-100...1e100))
    }
    return nil
  }
}
