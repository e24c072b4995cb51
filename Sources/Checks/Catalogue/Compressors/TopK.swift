import EFSpec
import Theory

extension CompressorEntry {
  static let topK = CompressorEntry(
    "topk", parameters: ["k"], summary: "Keeps the k entries of largest magnitude.", examples: ["topk(k=4)"],
    sweeps: [
      ParameterSweep("topk", isDrawn: true, over: "k", powerTexts) { k, _ in "topk(k=\(k))" }
    ]
  ) { values in
    let k = try positiveInteger(values[0], of: "k")
    return PairedCompressor(TopK(k), try TopKTheory(k))
  }
}
