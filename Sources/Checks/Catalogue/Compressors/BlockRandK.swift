import EFSpec
import Theory

extension CompressorEntry {
  static let blockRandK = CompressorEntry(
    "block_randk", parameters: ["block", "k"], summary: "Keeps k random blocks of entries.",
    examples: ["block_randk(block=4, k=1)"],
    sweeps: [
      ParameterSweep("block_randk, block=8", over: "k", { powerTexts(below: ($0 + 7) / 8) }) { k, _ in
        "block_randk(block=8, k=\(k))"
      }
    ]
  ) { values in
    let length = try positiveInteger(values[0], of: "block")
    let k = try positiveInteger(values[1], of: "k")
    return PairedCompressor(BlockRandK(k, blockLength: length), try BlockRandKTheory(k, blockLength: length))
  }
}
