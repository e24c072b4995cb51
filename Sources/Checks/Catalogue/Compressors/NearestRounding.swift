import EFSpec
import Theory

extension CompressorEntry {
  static let nearestRounding = CompressorEntry(
    "rounding_biased", parameters: ["levels"], summary: "Rounds magnitudes to the nearest in a list of levels.",
    examples: ["rounding_biased(levels=(0.01, 0.05, 0.2, 0.5, 1.2, 2, 6))"],
    sweeps: [
      ParameterSweep("rounding_biased, powers between 2^-24 and 2^8", over: "ratio", { _ in ["16", "4", "2"] }) {
        ratio, _ in
        "rounding_biased(levels=\(levels(ratio: ratio)))"
      }
    ]
  ) { values in
    let levels = try levelList(values[0])
    let theory = NearestRoundingTheory(grid: try RoundingGrid(levels: levels))
    return PairedCompressor(NearestRounding(to: GivenLevels(levels)), theory)
  }

  static let exponentialNearestRounding = CompressorEntry(
    "exp_rounding_biased", parameters: ["b"], summary: "Rounds magnitudes to the nearest power of b.",
    examples: ["exp_rounding_biased(b=2)", "exp_rounding_biased(b=3)"],
    sweeps: [
      ParameterSweep("exp_rounding_biased", over: "b", { _ in ["16", "8", "4", "3", "2", "1.5", "1.1"] }) { b, _ in
        "exp_rounding_biased(b=\(b))"
      }
    ]
  ) { values in
    let base = try base(values[0])
    let theory = NearestRoundingTheory(grid: try RoundingGrid(powersOf: base))
    return PairedCompressor(NearestRounding(to: PowersOfBase(base)), theory)
  }

  static let nearestGrid = CompressorEntry(
    "nearest_grid", parameters: ["h"], summary: "Rounds entries to the nearest multiple of h.",
    examples: ["nearest_grid(h=0.5)"],
    sweeps: [
      ParameterSweep("nearest_grid", over: "h", { _ in ["4", "2", "1", "0.5", "0.25", "0.125"] }) { h, _ in
        "nearest_grid(h=\(h))"
      }
    ]
  ) { values in
    let theory = try NearestGridTheory(step: try realNumber(values[0], of: "h"))
    return PairedCompressor(NearestRounding(to: MultiplesOfStep(theory.step)), theory)
  }
}
