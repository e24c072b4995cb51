import EFSpec

/// Faults of the scaled sign in dimension 16, whose error is at most 15/16.
let signFaults = [
  PlantedFault(
    "sign-04", "scaled by the ℓ₂ norm over √d", claim: "contractive(error=0.9375)", dimension: 16
  ) { x, _ in
    let magnitude = Norm.two(x.span) / Double(x.count).squareRoot()
    return x.map { $0 < 0 ? -magnitude : magnitude }
  },
  PlantedFault(
    "sign-05", "the scale is the mean of signed values", claim: "contractive(error=0.9375)", dimension: 16
  ) { x, _ in
    let mean = (x.reduce(0, +) / Double(x.count)).magnitude
    return x.map { $0 < 0 ? -mean : mean }
  },
  PlantedFault(
    "sign-ctl-07", "the scale is computed over the non-zero entries only", claim: "contractive(error=0.9375)",
    dimension: 16, isControl: true
  ) { x, _ in
    let nonZeros = x.count { $0 != 0 }
    let magnitude = nonZeros == 0 ? 0 : Norm.one(x.span) / Double(nonZeros)
    return x.map { $0 == 0 ? 0 : $0 < 0 ? -magnitude : magnitude }
  },
]
