import Checks

/// Faults of standard dithering with 4 levels of the ℓ₂ norm in dimension 16: unbiased, ω = 1.
let ditheringFaults = [
  PlantedFault("qsgd-02", of: qsgd, "deterministic nearest rounding", claim: promise, at: .alternatingRamp(16)) {
    x, _ in dithered(x) { position in position.rounded() }
  },
  PlantedFault("qsgd-03", of: qsgd, "always rounds down", claim: promise, at: .alternatingRamp(16)) { x, _ in
    dithered(x) { position in position.rounded(.down) }
  },
  PlantedFault(
    "qsgd-04", of: qsgd, "fair coin between the two levels", claim: promise, at: .alternatingRamp(16),
    law: .coordinates
  ) { x, chance in
    dithered(x) { position in
      let below = position.rounded(.down)
      return position > below && chance.flip(0.5) ? below + 1 : below
    }
  },
  PlantedFault("qsgd-05", of: qsgd, "sign dropped", claim: promise, at: .alternatingRamp(16), law: .coordinates) {
    x, chance in dithered(x) { randomlyRounded($0, &chance) }.map(\.magnitude)
  },
  PlantedFault(
    "qsgd-ctl-09", of: qsgd,
    "one uniform variate shared by all coordinates (unbiased, variance unchanged coordinatewise)", claim: promise,
    at: .alternatingRamp(16), kind: .control
  ) { x, chance in
    let norm = length(x)
    guard norm > 0 else { return x }
    let fractions = x.map { (4 * $0.magnitude / norm).truncatingRemainder(dividingBy: 1) }
    let uniform = chance.uniform(comparedWith: fractions)
    return dithered(x) { position in
      let below = position.rounded(.down)
      return uniform < position - below ? below + 1 : below
    }
  },
  PlantedFault(
    "qsgd-12", of: qsgd, "levels stored in int8: levels above 127 wrap to negative", claim: "unbiased(omega=0.0004)",
    at: .basis(16, 0)
  ) { x, chance in
    dithered(x, levels: 200) { Double(Int8(truncatingIfNeeded: Int(randomlyRounded($0, &chance)))) }
  },
  PlantedFault(
    "qsgd-13", of: qsgd, "claims omega 20 percent below d/(4 s^2)", claim: "unbiased(omega=0.2)", at: .peak(16, 0.12),
    law: .coordinates
  ) { x, chance in dithered(x) { randomlyRounded($0, &chance) } },
  PlantedFault(
    "qsgd-15", of: qsgd, "probability computed with the un-normalised value: p = |x| s - floor(|x| s)",
    claim: promise,
    at: Witness("ramp_alt(16)/10", Witness.alternatingRamp(16).input.entries.map { $0 / 10 }), law: .coordinates
  ) { x, chance in
    let norm = length(x)
    guard norm > 0 else { return x }
    return x.map { entry in
      let raw = 4 * entry.magnitude
      let below = (raw / norm).rounded(.down)
      return sign(entry) * (below + (chance.flip(raw - raw.rounded(.down)) ? 1 : 0)) * norm / 4
    }
  },
]

private let qsgd = "qsgd"
private let promise = "unbiased(omega=1)"

/// Rounds `s|xᵢ|/‖x‖₂` by `round`, and gives it the sign and the scale back.
func dithered(_ x: [Double], levels s: Double = 4, _ round: (Double) -> Double) -> [Double] {
  let norm = length(x)
  guard norm > 0 else { return x }
  return x.map { entry in sign(entry) * norm * round(s * min(1, entry.magnitude / norm)) / s }
}

/// One of the two neighbouring whole numbers, without bias.
func randomlyRounded(_ position: Double, _ chance: inout Chance) -> Double {
  let below = position.rounded(.down)
  return below + (chance.flip(position - below) ? 1 : 0)
}
