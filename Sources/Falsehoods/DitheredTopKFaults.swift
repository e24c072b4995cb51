import Checks

/// Faults of Top-3 followed by dithering with 2 levels, ω = 3/4, in dimension 16: scaled by 1/(1 + ω) the
/// error is at most 1 − 3/(16 (1 + ω)).
let ditheredTopKFaults = [
  PlantedFault(
    "tkd-01", of: "topk+dithering", "forgets the factor 1/(1+omega) and claims the plain Top-k constant",
    claim: "contractive(error=0.8125)", at: .constant(16)
  ) { x, chance in ditheredTop3(x, &chance) },
  PlantedFault(
    "tkd-03", of: "topk+dithering",
    "factor 1/(1+omega) applied twice (over-damped: looks harmless, violates on flat vectors)",
    claim: "contractive(error=25/28)", at: .constant(16), budget: .standard
  ) { x, chance in ditheredTop3(x, &chance).map { $0 / (1.75 * 1.75) } },
]

private func ditheredTop3(_ x: [Double], _ chance: inout Chance) -> [Double] {
  dithered(kept(x, count: 3), levels: 2) { randomlyRounded($0, &chance) }
}
