import EFSpec
import Theory

extension CompressorEntry {
  static let perBlockTopK = CompressorEntry(
    "per_block_topk", parameters: ["block", "k"], summary: "Keeps the k entries of largest magnitude in every block.",
    examples: ["per_block_topk(block=4, k=1)"],
    sweeps: [
      ParameterSweep("per_block_topk, block=8", over: "k", { _ in powerTexts(below: 8) }) { k, _ in
        "per_block_topk(block=8, k=\(k))"
      }
    ]
  ) { values in
    let length = try positiveInteger(values[0], of: "block")
    let k = try positiveInteger(values[1], of: "k")
    return PairedCompressor(Blockwise(TopK(k), blockLength: length), try PerBlockTopKTheory(k, blockLength: length))
  }
}
