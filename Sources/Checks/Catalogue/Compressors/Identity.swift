import EFSpec
import Theory

extension CompressorEntry {
  static let identity = CompressorEntry(
    "identity", summary: "Sends everything.", examples: ["identity"]
  ) { _ in PairedCompressor(Identity(), IdentityTheory()) }
}
