import EFSpec
import Theory

extension CompressorEntry {
  static let topKExponentialDithering = CompressorEntry(
    "topk_exp_dithering", parameters: ["k", "b", "s", "norm", "scale"],
    summary:
      "Keeps the k entries of largest magnitude and rounds them by exponential dithering (scale none or 1/zeta).",
    examples: [
      "topk_exp_dithering(k=4, b=2, s=4, norm=2, scale=none)",
      "topk_exp_dithering(k=4, b=2, s=4, norm=inf, scale=1/zeta)",
    ],
    sweeps: [
      ParameterSweep("topk_exp_dithering, s=7", isDrawn: true, over: "k", powerTexts) { k, _ in
        "topk_exp_dithering(k=\(k), b=2, s=7, norm=inf, scale=none)"
      },
      ParameterSweep("topk_exp_dithering, s=7, scaled", over: "k", powerTexts) { k, _ in
        "topk_exp_dithering(k=\(k), b=2, s=7, norm=inf, scale=1/zeta)"
      },
    ]
  ) { values in
    let k = try positiveInteger(values[0], of: "k")
    let (rounding, theory) = try exponentialDithering(base: values[1], levels: values[2], norm: values[3])
    switch values[4] {
    case "none":
      return PairedCompressor(
        TopKExponentialDithering(k, rounding: rounding, scaling: .none),
        try TopKExponentialDitheringTheory(k, rounding: theory, scaling: .none))
    case "1/zeta":
      return PairedCompressor(
        TopKExponentialDithering(k, rounding: rounding, scaling: .inverseZeta),
        try TopKExponentialDitheringTheory(k, rounding: theory, scaling: .inverseZeta))
    default: throw UsageError("'scale=\(values[4])' needs none or 1/zeta")
    }
  }
}
