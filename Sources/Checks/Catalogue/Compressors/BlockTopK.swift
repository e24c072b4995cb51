import EFSpec
import Theory

extension CompressorEntry {
  static let blockTopK = CompressorEntry(
    "block_topk", parameters: ["block", "k"], summary: "Keeps the k blocks of largest norm.",
    examples: ["block_topk(block=4, k=1)"],
    sweeps: [
      ParameterSweep("block_topk, block=8", over: "k", { powerTexts(below: ($0 + 7) / 8) }) { k, _ in
        "block_topk(block=8, k=\(k))"
      }
    ]
  ) { values in
    let length = try positiveInteger(values[0], of: "block")
    let k = try positiveInteger(values[1], of: "k")
    return PairedCompressor(BlockTopK(k, blockLength: length), try BlockTopKTheory(k, blockLength: length))
  }
}
