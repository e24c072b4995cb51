import EFSpec

extension CompressorEntry {
  static let naturalCompression = CompressorEntry(
    "natural", summary: "Rounds magnitudes to powers of two, without bias.", examples: ["natural"]
  ) { _ throws(UsageError) in NaturalCompression() }
}
