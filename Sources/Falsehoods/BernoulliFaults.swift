/// Faults of keeping every entry with probability 1/4 at the scale 4: unbiased with ω = 3 in every
/// dimension; judged in dimension 16.
let bernoulliFaults = [
  PlantedFault(
    "bern-ctl-01", of: bernoulli,
    "one mask bit shared by all coordinates (unbiased, same variance, but drops everything at once)", claim: promise,
    at: .ramp(16), kind: .control, isDimensionFree: true
  ) { x, chance in
    let scale = chance.flip(0.25) ? 4.0 : 0
    return x.map { scale * $0 }
  },
  PlantedFault(
    "bern-02", of: bernoulli,
    "compares u <= p with u an 8-bit integer / 255 : keep probability 64/256, scale 255/64", claim: promise,
    at: .ramp(16), budget: nil, isDimensionFree: true, law: .coordinates
  ) { x, chance in x.map { chance.flip(64.0 / 256) ? $0 * 255 / 64 : 0 } },
  PlantedFault(
    "bern-04", of: bernoulli, "keep probability 0.25 but scale 1/0.3", claim: promise, at: .ramp(16),
    isDimensionFree: true, law: .coordinates
  ) { x, chance in x.map { chance.flip(0.25) ? $0 / 0.3 : 0 } },
]

private let bernoulli = "bernoulli"
private let promise = "unbiased(omega=3)"
