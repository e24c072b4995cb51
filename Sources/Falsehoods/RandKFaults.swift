/// Faults of Rand-4 at the scale d/k = 4 in dimension 16: unbiased with ω = 3.
let randKFaults = [
  PlantedFault("randk-02", of: randK, "scale d/(k+1)", claim: promise, at: .ramp(16)) { x, chance in
    masked(x, by: chance.subset(of: 16, count: 4), scale: 16.0 / 5)
  },
  PlantedFault("randk-03", of: randK, "scale (d-1)/k", claim: promise, at: .constant(16)) { x, chance in
    masked(x, by: chance.subset(of: 16, count: 4), scale: 15.0 / 4)
  },
  PlantedFault(
    "randk-04", of: randK, "samples k indices with replacement, duplicates collapse, scale d/k kept", claim: promise,
    at: .constant(16)
  ) { x, chance in masked(x, by: (0..<4).map { _ in chance.integer(below: 16) }, scale: 4) },
  PlantedFault(
    "randk-05", of: randK, "samples with replacement and sums the duplicates (unbiased, larger variance)",
    claim: promise, at: .basis(16, 0)
  ) { x, chance in
    var output = [Double](repeating: 0, count: 16)
    for _ in 0..<4 {
      let i = chance.integer(below: 16)
      output[i] += 4 * x[i]
    }
    return output
  },
  PlantedFault(
    "randk-06", of: randK, "last coordinate can never be chosen (index range 0..<d-1), scale d/k kept",
    claim: promise, at: .basis(16, 15)
  ) { x, chance in masked(x, by: chance.subset(of: 15, count: 4), scale: 4) },
  PlantedFault(
    "randk-08", of: randK, "contiguous block of k starting at a uniform index without wrap-around", claim: promise,
    at: .basis(16, 0)
  ) { x, chance in
    let start = chance.integer(below: 13)
    return masked(x, by: Array(start..<start + 4), scale: 4)
  },
  PlantedFault(
    "randk-12", of: randK, "claims omega 5 percent too small", claim: "unbiased(omega=2.85)", at: .basis(16, 0)
  ) { x, chance in masked(x, by: chance.subset(of: 16, count: 4), scale: 4) },
  PlantedFault(
    "randk-13", of: randK, "claims omega 20 percent too small", claim: "unbiased(omega=2.4)", at: .basis(16, 0)
  ) { x, chance in masked(x, by: chance.subset(of: 16, count: 4), scale: 4) },
  PlantedFault(
    "randk-ctl-17", of: randK, "mask with k=8 and scale 2 where omega=3 is claimed: unbiased, smaller variance",
    claim: promise, at: .ramp(16), kind: .control
  ) { x, chance in masked(x, by: chance.subset(of: 16, count: 8), scale: 2) },
]

private let randK = "randk"
private let promise = "unbiased(omega=3)"
