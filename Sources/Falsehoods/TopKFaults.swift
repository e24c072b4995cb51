import Checks

/// Faults of Top-2 in dimension 8, whose error is at most 3/4.
let topKFaults = [
  PlantedFault(
    "topk-01", of: topK, "selects the k-1 largest entries (off by one in the slice)", claim: contraction,
    at: .constant(8)
  ) { x, _ in kept(x, count: 1) },
  PlantedFault(
    "topk-02", of: topK, "selects the k+1 largest entries: contraction holds, budget broken", claim: "sparse(k=2)",
    at: .ramp(8), kind: .structural
  ) { x, _ in kept(x, count: 3) },
  PlantedFault(
    "topk-03", of: topK, "selects the k smallest magnitudes (ascending sort)", claim: contraction, at: .basis(8, 0)
  ) { x, _ in kept(x, count: 2, rankedBy: { -$0.magnitude }) },
  PlantedFault(
    "topk-07", of: topK, "keeps entries strictly above the k-th magnitude: nothing kept on ties", claim: contraction,
    at: .constant(8)
  ) { x, _ in
    let threshold = x.map(\.magnitude).sorted(by: >)[1]
    return x.map { $0.magnitude > threshold ? $0 : 0 }
  },
  PlantedFault(
    "topk-08", of: topK, "rescales the kept entries by d/k as if it were Rand-k", claim: contraction,
    at: .basis(8, 0)
  ) { x, _ in kept(x, count: 2).map { 4 * $0 } },
  PlantedFault(
    "topk-14", of: topK, "claims delta 1 percent too optimistic (k/d replaced by 1.01 k/d)",
    claim: "contractive(error=0.7475)", at: .constant(8), budget: .standard
  ) { x, _ in kept(x, count: 2) },
  PlantedFault(
    "topk-15", of: topK, "keeps stale residual: output adds the previous error (error feedback hidden inside)",
    claim: "stateless", at: .ramp(8), kind: .structural,
    remembering: {
      var residual: [Double] = []
      return { x, _ in
        let corrected = residual.count == x.count ? zip(x, residual).map { $0 + $1 } : x
        let output = kept(corrected, count: 2)
        residual = zip(corrected, output).map { $0 - $1 }
        return output
      }
    }),
  PlantedFault(
    "topk-16", of: topK, "NaN on the zero vector (divides by the norm before ranking)", claim: "zeroAtZero",
    at: Witness("zero(8)", Array(repeating: 0, count: 8)), kind: .structural
  ) { x, _ in kept(x.map { $0 / length(x) }, count: 2).map { $0 * length(x) } },
  PlantedFault(
    "topk-ctl-18", of: topK, "breaks ties at random (randomised but always exactly k largest)", claim: contraction,
    at: .constant(8), kind: .control
  ) { x, chance in
    let threshold = x.map(\.magnitude).sorted(by: >)[1]
    let above = x.indices.filter { x[$0].magnitude > threshold }
    let tied = x.indices.filter { x[$0].magnitude == threshold }
    let chosen = chance.subset(of: tied.count, count: 2 - above.count).map { tied[$0] }
    return masked(x, by: above + chosen, scale: 1)
  },
]

private let topK = "topk"
private let contraction = "contractive(error=0.75)"
