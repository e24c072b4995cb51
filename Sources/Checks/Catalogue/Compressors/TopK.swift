import EFSpec

extension CompressorEntry {
  static let topK = CompressorEntry(
    "topk", parameters: ["k"], summary: "Keeps the k entries of largest magnitude.", examples: ["topk(k=4)"]
  ) { values throws(UsageError) in TopK(try positiveInteger(values[0], of: "k")) }
}
