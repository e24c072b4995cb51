import EFSpec
import Theory

extension CompressorEntry {
  static let scaledSign = CompressorEntry(
    "scaled_sign", summary: "Signs times the mean magnitude, with sign(0) = +1.", examples: ["scaled_sign"],
    sweeps: [
      ParameterSweep("scaled_sign", isDrawn: true)
    ]
  ) { _ in PairedCompressor(ScaledSign(signOfZero: .plusOne), ScaledSignTheory()) }

  static let scaledSignZero = CompressorEntry(
    "scaled_sign_zero", summary: "Signs times the mean magnitude, with sign(0) = 0.",
    examples: ["scaled_sign_zero"]
  ) { _ in PairedCompressor(ScaledSign(signOfZero: .zero), ScaledSignWithZeroTheory()) }
}
