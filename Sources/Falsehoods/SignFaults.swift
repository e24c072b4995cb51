/// Faults of the scaled sign `(‖x‖₁/d) sign(x)` in dimension 16, whose error is at most 15/16.
let signFaults = [
  PlantedFault(
    "sign-03", of: scaledSign, "scaled by the l1 norm without division by d", claim: contraction, at: .constant(16)
  ) { x, _ in x.map { sign($0) * meanMagnitude(x) * 16 } },
  PlantedFault("sign-04", of: scaledSign, "scaled by l2 norm / sqrt(d)", claim: contraction, at: .peak(16, 0.001)) {
    x, _ in x.map { sign($0) * length(x) / 4 }
  },
  PlantedFault(
    "sign-05", of: scaledSign, "scale uses the mean of signed values", claim: contraction,
    at: Witness("alternating +-1", (0..<16).map { $0 % 2 == 0 ? 1 : -1 })
  ) { x, _ in
    let mean = (x.reduce(0, +) / 16).magnitude
    return x.map { sign($0) * mean }
  },
  PlantedFault(
    "sign-ctl-07", of: scaledSign, "scale computed over nonzero entries only", claim: contraction,
    at: Witness("two nonzeros (1, 0.01)", [1, 0.01] + Array(repeating: 0, count: 14)), kind: .control
  ) { x, _ in
    let nonZeros = x.count { $0 != 0 }
    let scale = meanMagnitude(x) * 16 / Double(max(1, nonZeros))
    return x.map { sign($0) * scale }
  },
  PlantedFault(
    "sign-09", of: scaledSign, "running average scale from the previous call (stale state)", claim: "stateless",
    at: Witness.ramp(16).renamed("ramp(16) then const"), kind: .structural,
    remembering: {
      var scale = 0.0
      return { x, _ in
        scale = (scale + meanMagnitude(x)) / 2
        return x.map { sign($0) * scale }
      }
    }),
]

private let scaledSign = "sign"
private let contraction = "contractive(error=0.9375)"
