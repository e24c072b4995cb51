import EFSpec
import Theory

extension CompressorEntry {
  static let exponentialDithering = CompressorEntry(
    "exp_dithering", parameters: ["b", "s", "norm"],
    summary: "Rounds magnitudes to s powers of b times a norm (1, 2, inf or any p ≥ 1), without bias; "
      + "natural dithering at b=2.",
    examples: ["exp_dithering(b=2, s=4, norm=2)", "exp_dithering(b=2, s=4, norm=inf)"],
    sweeps: [
      ParameterSweep("exp_dithering, b=2, norm=2", over: "s", { _ in ["1", "2", "3", "7", "15", "31"] }) { s, _ in
        "exp_dithering(b=2, s=\(s), norm=2)"
      },
      ParameterSweep(
        "exp_dithering, b=2, norm=inf", isDrawn: true, over: "s", { _ in ["1", "2", "3", "7", "15", "31"] }
      ) { s, _ in
        "exp_dithering(b=2, s=\(s), norm=inf)"
      },
    ]
  ) { values in
    let (subject, theory) = try exponentialDithering(base: values[0], levels: values[1], norm: values[2])
    return PairedCompressor(subject, theory)
  }

  /// Exponential dithering by the texts of its parameters.
  static func exponentialDithering(
    base: String, levels: String, norm: String
  ) throws -> (ExponentialDithering, ExponentialDitheringTheory) {
    let base = try self.base(base)
    let norm = try self.norm(norm)
    let count = try positiveInteger(levels, of: "s")
    guard ExponentialDithering.isResolvable(levels: count, base: base) else {
      throw UsageError("'s=\(levels)' is too large: the least level is not above 0 in Double")
    }
    return (
      ExponentialDithering(base: base, levels: count, norm: norm),
      try ExponentialDitheringTheory(base: base, levels: count, normExponent: norm.exponent)
    )
  }
}
