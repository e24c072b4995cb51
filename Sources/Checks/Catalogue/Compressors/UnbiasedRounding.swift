import EFSpec
import Theory

extension CompressorEntry {
  static let unbiasedRounding = CompressorEntry(
    "rounding_unbiased", parameters: ["levels"],
    summary: "Rounds magnitudes to neighbours in a list of levels, without bias.",
    examples: ["rounding_unbiased(levels=(0.01, 0.05, 0.2, 0.5, 1.2, 2, 6))"],
    sweeps: [
      ParameterSweep("rounding_unbiased, powers between 2^-24 and 2^8", over: "ratio", { _ in ["16", "4", "2"] }) {
        ratio, _ in
        "rounding_unbiased(levels=\(levels(ratio: ratio)))"
      }
    ]
  ) { values in
    let levels = try levelList(values[0])
    let theory = UnbiasedRoundingTheory(grid: try RoundingGrid(levels: levels))
    return PairedCompressor(UnbiasedRounding(to: GivenLevels(levels)), theory)
  }

  static let exponentialUnbiasedRounding = CompressorEntry(
    "exp_rounding_unbiased", parameters: ["b"],
    summary: "Rounds magnitudes to neighbouring powers of b, without bias; natural compression at b=2.",
    examples: ["exp_rounding_unbiased(b=3)"],
    sweeps: [
      ParameterSweep("exp_rounding_unbiased", over: "b", { _ in ["16", "8", "4", "3", "2", "1.5", "1.1"] }) { b, _ in
        "exp_rounding_unbiased(b=\(b))"
      }
    ]
  ) { values in
    let base = try base(values[0])
    let theory = UnbiasedRoundingTheory(grid: try RoundingGrid(powersOf: base))
    return PairedCompressor(UnbiasedRounding(to: PowersOfBase(base)), theory)
  }

  static let stochasticGrid = CompressorEntry(
    "stochastic_grid", parameters: ["h"], summary: "Rounds entries to neighbouring multiples of h, without bias.",
    examples: ["stochastic_grid(h=0.5)"],
    sweeps: [
      ParameterSweep("stochastic_grid", over: "h", { _ in ["4", "2", "1", "0.5", "0.25", "0.125"] }) { h, _ in
        "stochastic_grid(h=\(h))"
      }
    ]
  ) { values in
    let theory = try StochasticGridTheory(step: try realNumber(values[0], of: "h"))
    return PairedCompressor(UnbiasedRounding(to: MultiplesOfStep(theory.step)), theory)
  }

  /// The levels of a grid.
  static func levelList(_ text: String) throws(UsageError) -> [Double] {
    let levels = try realNumbers(text, of: "levels")
    guard GivenLevels.isGrid(levels) else {
      throw UsageError("'levels=\(text)' needs two or more positive numbers, ascending")
    }
    return levels
  }

  /// The base of powers.
  static func base(_ text: String) throws(UsageError) -> Double {
    let value = try realNumber(text, of: "b")
    let bases = PowersOfBase.bases
    guard bases.contains(value) else {
      throw UsageError("'b=\(text)' needs a number from \(bases.lowerBound) to \(bases.upperBound)")
    }
    return value
  }
}

/// The powers of a ratio from 2⁻²⁴ to 2⁸, as a list.
@Sendable func levels(ratio: String) -> String {
  let ratio = Double(ratio) ?? 2
  let powers = sequence(first: 0x1p-24) { $0 * ratio }.prefix { $0 <= 0x1p8 }
  return "(\(powers.map { "\($0)" }.joined(separator: ", ")))"
}
