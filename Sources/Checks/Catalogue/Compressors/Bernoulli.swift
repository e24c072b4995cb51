import EFSpec
import Theory

extension CompressorEntry {
  static let bernoulli = CompressorEntry(
    "bernoulli", parameters: ["prob"], summary: "Sends all with probability prob, else nothing.",
    examples: ["bernoulli(prob=0.25)"],
    sweeps: [
      ParameterSweep("bernoulli", over: "prob", { _ in ["0.0625", "0.125", "0.25", "0.5"] }) { p, _ in
        "bernoulli(prob=\(p))"
      }
    ]
  ) { values in
    let theory = try BernoulliTheory(probability: try realNumber(values[0], of: "prob"))
    return PairedCompressor(Bernoulli(probability: theory.probability), theory)
  }
}
