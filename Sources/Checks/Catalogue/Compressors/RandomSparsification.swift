import EFSpec
import Theory

extension CompressorEntry {
  static let randomSparsification = CompressorEntry(
    "random_sparsification", parameters: ["probs"],
    summary: "Keeps every entry with a probability of its own, as it is.",
    examples: [
      "random_sparsification(probs=(0.5, 0.25, 0.8, 1, 0.3, 0.6, 0.9, 0.45, 0.5, 0.25, 0.8, 1, 0.3, 0.6, 0.9, 0.45))"
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
    ]
  ) { values in
    let theory = try UnbiasedRandomSparsificationTheory(probabilities: try realNumbers(values[0], of: "probs"))
    return PairedCompressor(
      RandomSparsification(probabilities: theory.probabilities, scaling: .unbiased), theory)
  }
}
