import EFSpec
import Theory

extension CompressorEntry {
  static let naturalCompression = CompressorEntry(
    "natural", summary: "Rounds magnitudes to powers of two, without bias.", examples: ["natural"]
  ) { _ in PairedCompressor(NaturalCompression(), NaturalCompressionTheory()) }
}
