import EFSpec
import Theory

extension CompressorEntry {
  static let blockTopK = CompressorEntry(
    "block_topk", parameters: ["block", "k"], summary: "Keeps the k blocks of largest norm.",
    examples: ["block_topk(block=4, k=1)"]
  ) { values in
    let length = try positiveInteger(values[0], of: "block")
    let k = try positiveInteger(values[1], of: "k")
    return PairedCompressor(BlockTopK(k, blockLength: length), try BlockTopKTheory(k, blockLength: length))
  }
}
