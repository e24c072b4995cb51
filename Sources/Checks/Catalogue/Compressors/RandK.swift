import EFSpec

extension CompressorEntry {
  static let randK = CompressorEntry(
    "randk", parameters: ["k"], summary: "Keeps k random entries as they are.", examples: ["randk(k=4)"]
  ) { values throws(UsageError) in RandK(try positiveInteger(values[0], of: "k"), scaling: .biased) }

  static let randKUnbiased = CompressorEntry(
    "randk_unbiased", parameters: ["k"], summary: "Keeps k random entries times d/k.",
    examples: ["randk_unbiased(k=4)"]
  ) { values throws(UsageError) in RandK(try positiveInteger(values[0], of: "k"), scaling: .unbiased) }
}
