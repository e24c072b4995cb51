/// Faults that any compressor can have.
let generalFaults = [
  PlantedFault(
    "gen-01", of: "any", "output has one element fewer when d is odd", claim: "dimensionKept", at: .ramp(7),
    kind: .structural, isDimensionFree: true
  ) { x, _ in x.count % 2 == 0 ? x : x.dropLast() },
  PlantedFault(
    "gen-05", of: "any", "homogeneity broken: adds epsilon 1e-3 to the norm before dividing", claim: "homogeneous",
    at: Witness.constant(8, 1e-4, "1e-4"), kind: .structural, isDimensionFree: true
  ) { x, _ in
    let norm = length(x)
    return x.map { $0 / (norm + 1e-3) * norm }
  },
]
