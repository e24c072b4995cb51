/// Faults of dithering to the levels 0, 1/4, 1/2, 1 of the ℓ₂ norm in dimension 16: unbiased,
/// ω = 1/8 + min(d l²/4, √d l) with the smallest level l = 1/4.
let naturalDitheringFaults = [
  PlantedFault(
    "natd-02", of: naturalDithering, "values below the smallest level rounded with probability 1/2", claim: promise,
    at: .peak(16, 0.02), law: .coordinates
  ) { x, chance in ditheredNaturally(x) { below, fraction in chance.flip(below == 0 ? 0.5 : fraction) } },
  PlantedFault(
    "natd-05", of: naturalDithering, "probability of the upper level squared", claim: promise, at: .ramp(16),
    law: .coordinates
  ) { x, chance in ditheredNaturally(x) { _, fraction in chance.flip(fraction * fraction) } },
]

private let naturalDithering = "natural-dithering"
private let promise = "unbiased(omega=0.375)"

/// Rounds `|xᵢ|/‖x‖₂` from the level below it to the one above where `up` says so, by the level below and
/// the fraction of the gap; zeros and levels stay.
private func ditheredNaturally(_ x: [Double], up: (_ below: Double, _ fraction: Double) -> Bool) -> [Double] {
  let norm = length(x)
  guard norm > 0 else { return x }
  let levels = [0, 0.25, 0.5, 1.0]
  return x.map { entry in
    let position = min(1, entry.magnitude / norm)
    let below = levels.last { $0 <= position } ?? 0
    guard position > below, let above = levels.first(where: { $0 > position }) else {
      return sign(entry) * norm * below
    }
    return sign(entry) * norm * (up(below, (position - below) / (above - below)) ? above : below)
  }
}
