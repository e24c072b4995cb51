/// Faults of rounding to the 11 bits of float16 in dimension 8, whose error is at most (2⁻¹¹)². Exponents are
/// left alone, so that the faults are those of the rounding.
let halfPrecisionFaults = [
  PlantedFault(
    "fp16-03", of: "fp16", "truncation instead of round to nearest", claim: accuracy,
    at: .constant(8, 1 + 0x1p-10 - 0x1p-20, "1+2^-10-2^-20")
  ) { x, _ in x.map { $0.toBits(11, .towardZero) } },
  PlantedFault(
    "fp16-04", of: "fp16", "bfloat16 used while float16 accuracy is claimed", claim: accuracy,
    at: .constant(8, 1 + 0x1p-8, "1+2^-8")
  ) { x, _ in x.map { $0.toBits(8, .toNearestOrEven) } },
]

private let accuracy = "contractive(error=2^-22)"

extension Double {
  /// The number rounded to a significand of this many bits.
  fileprivate func toBits(_ bits: Int, _ rule: FloatingPointRoundingRule) -> Double {
    guard self != 0 else { return self }
    let unit = Double(sign: .plus, exponent: exponent - bits + 1, significand: 1)
    return (self / unit).rounded(rule) * unit
  }
}
