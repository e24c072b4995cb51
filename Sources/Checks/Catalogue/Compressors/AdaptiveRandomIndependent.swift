import EFSpec
import Theory

extension CompressorEntry {
  static let adaptiveRandomIndependent = CompressorEntry(
    "adaptive_random_independent", summary: "Keeps entries independently, each with its share of the magnitudes.",
    examples: ["adaptive_random_independent"]
  ) { _ in PairedCompressor(AdaptiveRandomIndependent(), AdaptiveRandomTheory(.independent)) }
}
