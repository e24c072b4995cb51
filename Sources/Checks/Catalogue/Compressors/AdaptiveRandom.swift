import EFSpec
import Theory

extension CompressorEntry {
  static let adaptiveRandom = CompressorEntry(
    "adaptive_random", summary: "Keeps one entry, drawn by magnitude.", examples: ["adaptive_random"]
  ) { _ in PairedCompressor(AdaptiveRandom(), AdaptiveRandomTheory(.one)) }
}
