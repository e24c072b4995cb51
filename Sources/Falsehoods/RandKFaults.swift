import EFSpec
import GSL

/// Faults of Rand-4 in dimension 16: unbiased with ω = 3 at the scale d/k = 4, contractive with error
/// 3/4 without it.
let randKFaults = [
  PlantedFault("randk-02", "scale d/(k+1)", claim: "unbiased(omega=3)", dimension: 16) { x, stream in
    masked(x, by: stream.subset(of: 16, count: 4), scale: 16.0 / 5)
  },
  PlantedFault(
    "randk-04", "samples k indices with replacement, duplicates collapse, scale d/k kept",
    claim: "unbiased(omega=3)", dimension: 16
  ) { x, stream in masked(x, by: (0..<4).map { _ in stream.integer(below: 16) }, scale: 4) },
  PlantedFault(
    "randk-05", "samples with replacement and sums the duplicates (unbiased, larger variance)",
    claim: "unbiased(omega=3)", dimension: 16
  ) { x, stream in
    var output = [Double](repeating: 0, count: 16)
    for _ in 0..<4 {
      let i = stream.integer(below: 16)
      output[i] += 4 * x[i]
    }
    return output
  },
  PlantedFault(
    "randk-06", "last coordinate can never be chosen, scale d/k kept", claim: "unbiased(omega=3)", dimension: 16
  ) { x, stream in masked(x, by: stream.subset(of: 15, count: 4), scale: 4) },
  PlantedFault("randk-13", "claims omega 20 percent too small", claim: "unbiased(omega=2.4)", dimension: 16) {
    x, stream in masked(x, by: stream.subset(of: 16, count: 4), scale: 4)
  },
  PlantedFault(
    "randk-ctl-17", "keeps 8 entries at scale 2 where ω = 3 is claimed: unbiased, smaller variance",
    claim: "unbiased(omega=3)", dimension: 16, isControl: true
  ) { x, stream in masked(x, by: stream.subset(of: 16, count: 8), scale: 2) },
  PlantedFault("randkb-02", "keeps k − 1 entries", claim: "contractive(error=0.75)", dimension: 16) { x, stream in
    masked(x, by: stream.subset(of: 16, count: 3), scale: 1)
  },
  PlantedFault(
    "randkb-07", "claims γ 20 percent too large in B2", claim: "B2(gamma=0.3, beta=1)", dimension: 16
  ) { x, stream in masked(x, by: stream.subset(of: 16, count: 4), scale: 1) },
  PlantedFault(
    "randkb-08", "once in a thousand calls returns garbage 100 x (uninitialised buffer)",
    claim: "contractive(error=0.75)", dimension: 16
  ) { x, stream in
    stream.bernoulli(1e-3) ? x.map { 100 * $0 } : masked(x, by: stream.subset(of: 16, count: 4), scale: 1)
  },
]

private func masked(_ x: [Double], by kept: [Int], scale: Double) -> [Double] {
  let members = Set(kept)
  return x.indices.map { members.contains($0) ? scale * x[$0] : 0 }
}
