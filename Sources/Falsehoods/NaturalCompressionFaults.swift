import Foundation
import GSL

/// Faults of natural compression in dimension 8: unbiased, ω = 1/8.
let naturalCompressionFaults = [
  PlantedFault("nat-01", "always rounds down", claim: "unbiased(omega=1/8)", dimension: 8) { x, _ in
    rounded(x) { _ in false }
  },
  PlantedFault("nat-02", "always rounds up", claim: "unbiased(omega=1/8)", dimension: 8) { x, _ in
    rounded(x) { _ in true }
  },
  PlantedFault(
    "nat-03", "probability linear in the logarithm of the mantissa", claim: "unbiased(omega=1/8)", dimension: 8
  ) { x, stream in rounded(x) { fraction in stream.bernoulli(log2(1 + fraction)) } },
]

/// Rounds `2ᵉ(1 + f)` up to the next power of two where `up(f)` says so; powers of two stay.
private func rounded(_ x: [Double], up: (Double) -> Bool) -> [Double] {
  x.map { entry in
    guard entry != 0, entry.significand > 1 else { return entry }
    let below = Double(sign: entry.sign, exponent: entry.exponent, significand: 1)
    return up(entry.significand - 1) ? 2 * below : below
  }
}
