import EFSpec
import Theory

extension CompressorEntry {
  static let bernoulli = CompressorEntry(
    "bernoulli", parameters: ["prob"], summary: "Sends all with probability prob, else nothing.",
    examples: ["bernoulli(prob=0.25)"]
  ) { values in
    let theory = try BernoulliTheory(probability: try realNumber(values[0], of: "prob"))
    return PairedCompressor(Bernoulli(probability: theory.probability), theory)
  }
}
