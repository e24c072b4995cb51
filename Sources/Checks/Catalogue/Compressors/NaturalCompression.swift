import EFSpec
import Theory

extension CompressorEntry {
  static let naturalCompression = CompressorEntry(
    "natural", summary: "Rounds magnitudes to powers of two, without bias.", examples: ["natural"],
    sweeps: [
      ParameterSweep("natural", isDrawn: true)
    ]
  ) { _ in PairedCompressor(NaturalCompression(), NaturalCompressionTheory()) }
}
