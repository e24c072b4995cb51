import Checks

/// Faults of Rand-4 without a scale in dimension 16, whose error is at most 3/4.
let biasedRandKFaults = [
  PlantedFault(
    "randkb-01", of: biasedRandK,
    "keeps the scale d/k (unbiased version used where the contraction is claimed)", claim: contraction,
    at: .basis(16, 0)
  ) { x, chance in masked(x, by: chance.subset(of: 16, count: 4), scale: 4) },
  PlantedFault("randkb-02", of: biasedRandK, "keeps k-1 entries", claim: contraction, at: .ramp(16)) { x, chance in
    masked(x, by: chance.subset(of: 16, count: 3), scale: 1)
  },
  PlantedFault(
    "randkb-07", of: biasedRandK, "claims gamma 20 percent too large in B2", claim: "B2(gamma=0.3, beta=1)",
    at: .ramp(16)
  ) { x, chance in masked(x, by: chance.subset(of: 16, count: 4), scale: 1) },
  PlantedFault(
    "randkb-08", of: biasedRandK, "with probability 0.1 percent returns garbage 100 x (uninitialised buffer)",
    claim: contraction, at: .ramp(16), budget: .standard
  ) { x, chance in
    chance.flip(1e-3) ? x.map { 100 * $0 } : masked(x, by: chance.subset(of: 16, count: 4), scale: 1)
  },
  PlantedFault(
    "randkb-10", of: biasedRandK, "sparsity budget counts bytes not entries: k/2 kept", claim: contraction,
    at: .ramp(16)
  ) { x, chance in masked(x, by: chance.subset(of: 16, count: 2), scale: 1) },
]

private let biasedRandK = "randk-biased"
private let contraction = "contractive(error=0.75)"
