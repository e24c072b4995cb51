import Foundation

/// Faults of rounding to powers of a base in dimension 8: without bias to neighbouring powers of 3,
/// ω = (b − 1)²/(4b) = 1/3; to the nearest power of 2, error at most ((b − 1)/(b + 1))² = 1/9.
let geometricFaults = [
  PlantedFault(
    "geo-01", of: "geometric-rounding", "claims natural constant 1/8 although base is 3",
    claim: "unbiased(omega=1/8)", at: .constant(8, 1.5, "1.5"), law: .coordinates
  ) { x, chance in
    x.map { entry in
      guard entry != 0 else { return 0 }
      let exponent = (log(entry.magnitude) / log(3)).rounded(.down)
      let below = pow(3, exponent)
      let fraction = (entry.magnitude - below) / (2 * below)
      return sign(entry) * (chance.flip(fraction) ? 3 * below : below)
    }
  },
  PlantedFault(
    "geo-03", of: "geometric-nearest", "truncates to the lower power", claim: "contractive(error=1/9)",
    at: .constant(8, 1.99, "1.99")
  ) { x, _ in roundedToPower(x) { _ in false } },
]
