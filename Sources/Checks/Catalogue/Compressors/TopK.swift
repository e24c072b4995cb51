import EFSpec
import Theory

extension CompressorEntry {
  static let topK = CompressorEntry(
    "topk", parameters: ["k"], summary: "Keeps the k entries of largest magnitude.", examples: ["topk(k=4)"]
  ) { values in
    let k = try positiveInteger(values[0], of: "k")
    return PairedCompressor(TopK(k), try TopKTheory(k))
  }
}
