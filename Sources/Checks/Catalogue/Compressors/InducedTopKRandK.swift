import EFSpec
import Theory

extension CompressorEntry {
  static let inducedTopKRandK = CompressorEntry(
    "induced_topk_randk", parameters: ["k1", "k2"],
    summary: "Keeps the k1 largest entries, and k2 random ones of the rest without bias.",
    examples: ["induced_topk_randk(k1=2, k2=4)"],
    sweeps: [
      ParameterSweep("induced_topk_randk, k1=k2", over: "k1", { powerTexts(below: ($0 + 1) / 2) }) { k, _ in
        "induced_topk_randk(k1=\(k), k2=\(k))"
      }
    ]
  ) { values in
    let topK = try positiveInteger(values[0], of: "k1")
    let randK = try positiveInteger(values[1], of: "k2")
    return PairedCompressor(
      Induced(TopK(topK), correctedBy: RandK(randK, scaling: .unbiased)),
      try InducedTopKRandKTheory(topK: topK, randK: randK))
  }
}
