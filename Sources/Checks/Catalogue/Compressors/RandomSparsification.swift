import EFSpec
import Theory

extension CompressorEntry {
  static let randomSparsification = CompressorEntry(
    "random_sparsification", parameters: ["probs"],
    summary: "Keeps every entry with a probability of its own, as it is.",
    examples: [
      "random_sparsification(probs=(0.5, 0.25, 0.8, 1, 0.3, 0.6, 0.9, 0.45, 0.5, 0.25, 0.8, 1, 0.3, 0.6, 0.9, 0.45))"
    ],
    sweeps: [
      ParameterSweep("random_sparsification", over: "mean probability", meanProbabilities) { p, d in
        "random_sparsification(probs=\(probabilities(around: p, d)))"
      }
    ]
  ) { values in
    let theory = try RandomSparsificationTheory(probabilities: try realNumbers(values[0], of: "probs"))
    return PairedCompressor(
      RandomSparsification(probabilities: theory.probabilities, scaling: .biased), theory)
  }

  static let randomSparsificationUnbiased = CompressorEntry(
    "random_sparsification_unbiased", parameters: ["probs"],
    summary: "Keeps every entry with a probability of its own, divided by it.",
    examples: [
      "random_sparsification_unbiased(probs=(0.5, 0.25, 0.8, 1, 0.3, 0.6, 0.9, 0.45, 0.5, 0.25, 0.8, 1, 0.3, 0.6, 0.9, 0.45))"
    ],
    sweeps: [
      ParameterSweep("random_sparsification_unbiased", over: "mean probability", meanProbabilities) { p, d in
        "random_sparsification_unbiased(probs=\(probabilities(around: p, d)))"
      }
    ]
  ) { values in
    let theory = try UnbiasedRandomSparsificationTheory(probabilities: try realNumbers(values[0], of: "probs"))
    return PairedCompressor(
      RandomSparsification(probabilities: theory.probabilities, scaling: .unbiased), theory)
  }
}

@Sendable private func meanProbabilities(_ d: Int) -> [String] { ["0.0625", "0.125", "0.25", "0.5"] }

/// Half to one and a half times the mean, evenly spread, as a list.
@Sendable private func probabilities(around mean: String, _ d: Int) -> String {
  let mean = Double(mean) ?? 0
  let list = (0..<d).map { "\(mean * (0.5 + (Double($0) + 0.5) / Double(d)))" }
  return "(\(list.joined(separator: ", ")))"
}
