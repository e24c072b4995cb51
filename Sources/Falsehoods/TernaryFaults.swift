/// Faults of ternary coding with the scale `max |xᵢ|` in dimension 16: unbiased, ω = (√16 − 1)/2.
let ternaryFaults = [
  PlantedFault("tern-04", of: terngrad, "scale is the standard deviation", claim: promise, at: .peak(16, 0.2)) {
    x, chance in
    let mean = x.reduce(0, +) / 16
    return ternary(x, scale: length(x.map { $0 - mean }) / 4, &chance)
  },
  // That the tensor of the call before was half as large is built in, so that the fault is one of the law.
  PlantedFault(
    "tern-05", of: terngrad, "per-tensor max of the previous call (stale scale, half as large)", claim: promise,
    at: .ramp(16), law: .coordinates
  ) { x, chance in ternary(x, scale: Double(x.map(\.magnitude).max() ?? 0) / 2, &chance) },
]

private let terngrad = "terngrad"
private let promise = "unbiased(omega=1.5)"

/// `scale · sign(xᵢ)` with probability `min(1, |xᵢ|/scale)`, else 0.
private func ternary(_ x: [Double], scale: Double, _ chance: inout Chance) -> [Double] {
  guard scale > 0 else { return x.map { _ in 0 } }
  return x.map { chance.flip($0.magnitude / scale) ? sign($0) * scale : 0 }
}
