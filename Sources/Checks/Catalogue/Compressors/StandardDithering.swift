import EFSpec
import Theory

extension CompressorEntry {
  static let standardDithering = CompressorEntry(
    "std_dithering", parameters: ["s", "norm"],
    summary: "Rounds magnitudes to s levels of a norm (1, 2, inf or any p ≥ 1), without bias; QSGD at norm=2.",
    examples: ["std_dithering(s=4, norm=2)", "std_dithering(s=4, norm=inf)"],
    sweeps: [
      ParameterSweep("std_dithering, norm=2", isDrawn: true, over: "s", { _ in powerTexts(below: 257) }) { s, _ in
        "std_dithering(s=\(s), norm=2)"
      },
      ParameterSweep("std_dithering, norm=inf", over: "s", { _ in powerTexts(below: 257) }) { s, _ in
        "std_dithering(s=\(s), norm=inf)"
      },
    ]
  ) { values in
    // All levels are listed where their constants are computed.
    let levels = try positiveInteger(values[0], of: "s", atMost: 1 << 20)
    let norm = try norm(values[1])
    return PairedCompressor(
      StandardDithering(levels: levels, norm: norm),
      try StandardDitheringTheory(levels: levels, normExponent: norm.exponent))
  }

  static func norm(_ text: String) throws(UsageError) -> Norm {
    if text == "inf" { return .infinity }
    guard let p = Double(text), p >= 1, p.isFinite else {
      throw UsageError("'norm=\(text)' needs a number of at least 1, or inf")
    }
    return .finite(p)
  }
}
