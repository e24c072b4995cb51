import EFSpec
import Theory

extension CompressorEntry {
  static let randK = CompressorEntry(
    "randk", parameters: ["k"], summary: "Keeps k random entries as they are.", examples: ["randk(k=4)"],
    sweeps: [
      ParameterSweep("randk", isDrawn: true, over: "k", powerTexts) { k, _ in "randk(k=\(k))" }
    ]
  ) { values in
    let k = try positiveInteger(values[0], of: "k")
    return PairedCompressor(RandK(k, scaling: .biased), try RandKTheory(k))
  }

  static let randKUnbiased = CompressorEntry(
    "randk_unbiased", parameters: ["k"], summary: "Keeps k random entries times d/k.",
    examples: ["randk_unbiased(k=4)"],
    sweeps: [
      ParameterSweep("randk_unbiased", over: "k", powerTexts) { k, _ in "randk_unbiased(k=\(k))" }
    ]
  ) { values in
    let k = try positiveInteger(values[0], of: "k")
    return PairedCompressor(RandK(k, scaling: .unbiased), try UnbiasedRandKTheory(k))
  }
}
