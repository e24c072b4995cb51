import EFSpec
import Theory

extension CompressorEntry {
  static let ternGrad = CompressorEntry(
    "terngrad", summary: "Sends 0 or ± the largest magnitude, without bias; std_dithering at s=1, norm=inf.",
    examples: ["terngrad"]
  ) { _ in
    PairedCompressor(
      StandardDithering.ternGrad, try StandardDitheringTheory(levels: 1, normExponent: .infinity))
  }
}
