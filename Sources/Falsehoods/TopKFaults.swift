import EFSpec
import GSL

/// Faults of Top-2 in dimension 8, whose error is at most 3/4.
let topKFaults = [
  PlantedFault(
    "topk-01", "selects the k − 1 largest entries (off by one in the slice)", claim: "contractive(error=0.75)",
    dimension: 8
  ) { x, _ in kept(x, rankedBy: \.magnitude, count: 1) },
  PlantedFault(
    "topk-03", "selects the k smallest magnitudes (ascending sort)", claim: "contractive(error=0.75)", dimension: 8
  ) { x, _ in kept(x, rankedBy: { -$0.magnitude }, count: 2) },
  PlantedFault(
    "topk-07", "keeps entries strictly above the k-th magnitude: nothing kept on ties",
    claim: "contractive(error=0.75)", dimension: 8
  ) { x, _ in
    let threshold = x.map(\.magnitude).sorted(by: >)[1]
    return x.map { $0.magnitude > threshold ? $0 : 0 }
  },
  PlantedFault(
    "topk-08", "rescales the kept entries by d/k as if it were Rand-k", claim: "contractive(error=0.75)",
    dimension: 8
  ) { x, _ in kept(x, rankedBy: \.magnitude, count: 2).map { 4 * $0 } },
  PlantedFault(
    "topk-ctl-18", "breaks ties at random, but always keeps exactly k of the largest",
    claim: "contractive(error=0.75)", dimension: 8, isControl: true
  ) { x, stream in
    let order = stream.permutation(of: x.count)
    let best = Set(order.sorted { x[$0].magnitude > x[$1].magnitude }.prefix(2))
    return x.indices.map { best.contains($0) ? x[$0] : 0 }
  },
]

/// The `count` entries of highest rank, ties to the lower index, and zeros.
private func kept(_ x: [Double], rankedBy rank: (Double) -> Double, count: Int) -> [Double] {
  let best = Set(x.indices.sorted { (rank(x[$0]), -$0) > (rank(x[$1]), -$1) }.prefix(count))
  return x.indices.map { best.contains($0) ? x[$0] : 0 }
}
