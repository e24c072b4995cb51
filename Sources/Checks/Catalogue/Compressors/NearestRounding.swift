import EFSpec
import Theory

extension CompressorEntry {
  static let nearestRounding = CompressorEntry(
    "rounding_biased", parameters: ["levels"], summary: "Rounds magnitudes to the nearest in a list of levels.",
    examples: ["rounding_biased(levels=(0.01, 0.05, 0.2, 0.5, 1.2, 2, 6))"]
  ) { values in
    let levels = try realNumbers(values[0], of: "levels")
    let theory = NearestRoundingTheory(grid: try RoundingGrid(levels: levels))
    return PairedCompressor(NearestRounding(to: GivenLevels(levels)), theory)
  }

  static let exponentialNearestRounding = CompressorEntry(
    "exp_rounding_biased", parameters: ["b"], summary: "Rounds magnitudes to the nearest power of b.",
    examples: ["exp_rounding_biased(b=2)", "exp_rounding_biased(b=3)"]
  ) { values in
    let base = try base(values[0])
    let theory = NearestRoundingTheory(grid: try RoundingGrid(powersOf: base))
    return PairedCompressor(NearestRounding(to: PowersOfBase(base)), theory)
  }

  static let nearestGrid = CompressorEntry(
    "nearest_grid", parameters: ["h"], summary: "Rounds entries to the nearest multiple of h.",
    examples: ["nearest_grid(h=0.5)"]
  ) { values in
    let theory = try NearestGridTheory(step: try realNumber(values[0], of: "h"))
    return PairedCompressor(NearestRounding(to: MultiplesOfStep(theory.step)), theory)
  }
}
