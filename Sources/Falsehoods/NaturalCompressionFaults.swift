import Foundation

/// Faults of natural compression in dimension 8: unbiased, ω = 1/8.
let naturalCompressionFaults = [
  PlantedFault("nat-01", of: natural, "always rounds down", claim: promise, at: fourThirds) { x, _ in
    roundedToPower(x) { _ in false }
  },
  PlantedFault("nat-02", of: natural, "always rounds up", claim: promise, at: fourThirds) { x, _ in
    roundedToPower(x) { _ in true }
  },
  PlantedFault(
    "nat-03", of: natural, "probability linear in the logarithm of the mantissa", claim: promise,
    at: .constant(8, 1.5, "1.5"), law: .coordinates
  ) { x, chance in roundedToPower(x) { fraction in chance.flip(log2(1 + fraction)) } },
  PlantedFault(
    "nat-04", of: natural, "probabilities swapped", claim: promise, at: .constant(8, 1.9, "1.9"), law: .coordinates
  ) { x, chance in roundedToPower(x) { fraction in chance.flip(1 - fraction) } },
  PlantedFault("nat-06", of: natural, "exponent off by one (result doubled)", claim: promise, at: .constant(8)) {
    x, chance in roundedToPower(x) { fraction in chance.flip(fraction) }.map { 2 * $0 }
  },
  PlantedFault(
    "nat-10", of: natural, "claims omega=0.12 (4 percent below 1/8)", claim: "unbiased(omega=0.12)", at: fourThirds,
    law: .coordinates
  ) { x, chance in roundedToPower(x) { fraction in chance.flip(fraction) } },
  // Its bias of at most 2⁻²⁵|x| is beyond the slack for rounding in Double, and beyond what calls can show.
  PlantedFault(
    "nat-ctl-11", of: natural, "mantissa taken in float32: inputs just below a power of two round up to it",
    claim: promise, at: .constant(8, 2 - 0x1p-30, "2-2^-30"), kind: .control, domain: "magnitude=1e-30..1e30"
  ) { x, chance in roundedToPower(x.map { Double(Float($0)) }) { fraction in chance.flip(fraction) } },
]

private let natural = "natural"
private let promise = "unbiased(omega=1/8)"
private let fourThirds = Witness.constant(8, 4.0 / 3, "4/3")

/// Rounds `2ᵉ(1 + f)` up to the next power of two where `up(f)` says so; zero and powers of two stay.
func roundedToPower(_ x: [Double], up: (Double) -> Bool) -> [Double] {
  x.map { entry in
    guard entry != 0, entry.significand > 1 else { return entry }
    let below = Double(sign: entry.sign, exponent: entry.exponent, significand: 1)
    return up(entry.significand - 1) ? 2 * below : below
  }
}
