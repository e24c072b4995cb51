import EFSpec
import Theory

extension CompressorEntry {
  static let hardThreshold = CompressorEntry(
    "hard_threshold", parameters: ["w"], summary: "Keeps the entries of magnitude at least w.",
    examples: ["hard_threshold(w=1)"],
    sweeps: [
      ParameterSweep("hard_threshold", over: "w", { _ in ["4", "2", "1", "0.5", "0.25"] }) { w, _ in
        "hard_threshold(w=\(w))"
      }
    ]
  ) { values in
    let theory = try HardThresholdTheory(threshold: try realNumber(values[0], of: "w"))
    return PairedCompressor(HardThreshold(threshold: theory.threshold), theory)
  }
}
