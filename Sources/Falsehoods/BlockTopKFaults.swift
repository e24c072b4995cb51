/// A fault of keeping the largest entry of each of four blocks in dimension 16: the error is at most 3/4.
let blockTopKFaults = [
  PlantedFault(
    "blk-01", of: "block-topk", "blocks taken along the wrong axis: one entry per stride, last block skipped",
    claim: "contractive(error=0.75)", at: .basis(16, 15)
  ) { x, _ in
    let blocks = stride(from: 0, to: 12, by: 4).map { Array(x[$0..<($0 + 4)]) }
    return blocks.flatMap { kept($0, count: 1) } + [0, 0, 0, 0]
  }
]
