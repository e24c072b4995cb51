import EFSpec

extension CompressorEntry {
  static let scaledSign = CompressorEntry(
    "scaled_sign", summary: "Signs times the mean magnitude, with sign(0) = +1.", examples: ["scaled_sign"]
  ) { _ throws(UsageError) in ScaledSign(signOfZero: .plusOne) }

  static let scaledSignZero = CompressorEntry(
    "scaled_sign_zero", summary: "Signs times the mean magnitude, with sign(0) = 0.",
    examples: ["scaled_sign_zero"]
  ) { _ throws(UsageError) in ScaledSign(signOfZero: .zero) }
}
