import EFSpec
import GSL

/// Faults of standard dithering with 4 levels of the ℓ₂ norm in dimension 16: unbiased, ω = 1.
let ditheringFaults = [
  PlantedFault("qsgd-02", "deterministic nearest rounding", claim: "unbiased(omega=1)", dimension: 16) { x, _ in
    dithered(x) { position in position.rounded() }
  },
  PlantedFault("qsgd-03", "always rounds down", claim: "unbiased(omega=1)", dimension: 16) { x, _ in
    dithered(x) { position in position.rounded(.down) }
  },
  PlantedFault("qsgd-04", "fair coin between the two levels", claim: "unbiased(omega=1)", dimension: 16) {
    x, stream in
    dithered(x) { position in
      position == position.rounded() ? position : position.rounded(.down) + (stream.bernoulli(0.5) ? 1 : 0)
    }
  },
  PlantedFault("qsgd-05", "sign dropped", claim: "unbiased(omega=1)", dimension: 16) { x, stream in
    StandardDithering(levels: 4, norm: .two).compress(x, using: &stream).map(\.magnitude)
  },
  PlantedFault(
    "qsgd-ctl-09", "one uniform variate shared by all coordinates (unbiased, variance unchanged)",
    claim: "unbiased(omega=1)", dimension: 16, isControl: true
  ) { x, stream in
    let uniform = stream.uniform()
    return dithered(x) { position in
      let below = position.rounded(.down)
      return uniform < position - below ? below + 1 : below
    }
  },
]

/// Rounds `4|xᵢ|/‖x‖₂` by `round`.
private func dithered(_ x: [Double], _ round: (Double) -> Double) -> [Double] {
  let length = Norm.two(x.span)
  guard length > 0 else { return x }
  return x.map { entry in
    let magnitude = length * round(4 * min(1, entry.magnitude / length)) / 4
    return entry < 0 ? -magnitude : magnitude
  }
}
