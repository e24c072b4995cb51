import Checks

/// Faults of keeping one coordinate, drawn with probability |xᵢ|/‖x‖₁, in dimension 8: the error is at
/// most 7/8.
let adaptiveRandomFaults = [
  PlantedFault(
    "adapt-01", of: adaptiveRandom, "probabilities from signed values clipped at zero (negatives never chosen)",
    claim: contraction, at: Witness("-1 at 0, 1e-3 elsewhere", [-1] + Array(repeating: 1e-3, count: 7)),
    budget: .standard
  ) { x, chance in
    // The clipped weights are kept off zero, as code that divides by their sum must do.
    let weights = x.map { max($0, 0) + Double.leastNormalMagnitude }
    return masked(x, by: [chance.index(weights: weights)], scale: 1)
  },
  PlantedFault(
    "adapt-04", of: adaptiveRandom, "cumulative-sum search picks the next index (off by one, wrapping)",
    claim: contraction, at: .peak(8, 1e-6).renamed("onehot-like peak(8,1e-6)")
  ) { x, chance in
    guard x.contains(where: { $0 != 0 }) else { return x }
    let found = chance.index(weights: x.map(\.magnitude))
    return masked(x, by: [(found + 1) % x.count], scale: 1)
  },
  PlantedFault(
    "adapt-ctl-05", of: adaptiveRandom, "uniform probabilities: still contraction 1/d", claim: contraction,
    at: .ramp(8), kind: .control
  ) { x, chance in masked(x, by: [chance.integer(below: 8)], scale: 1) },
]

private let adaptiveRandom = "adaptive-random"
private let contraction = "contractive(error=0.875)"
