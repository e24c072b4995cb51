/// Faults of keeping the entries of at least a fifth of the largest magnitude: with θ = 1/5 the error is
/// at most (d − 1)θ²/(1 + (d − 1)θ²).
let thresholdFaults = [
  PlantedFault(
    "thr-03", of: "threshold", "threshold relative to the l2 norm instead of the maximum", claim: contraction,
    at: .constant(64)
  ) { x, _ in
    let threshold = 0.2 * length(x)
    return x.map { $0.magnitude >= threshold ? $0 : 0 }
  },
  PlantedFault(
    "thr-04", of: "threshold", "compares signed values", claim: contraction,
    at: Witness("-onehot", [-1] + Array(repeating: 0, count: 15))
  ) { x, _ in
    let threshold = 0.2 * (x.map(\.magnitude).max() ?? 0)
    return x.map { $0 >= threshold ? $0 : 0 }
  },
]

private let contraction = "contractive(error=(d-1)*0.04/(1+(d-1)*0.04))"
