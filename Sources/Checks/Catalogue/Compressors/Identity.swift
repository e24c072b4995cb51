import EFSpec

extension CompressorEntry {
  static let identity = CompressorEntry(
    "identity", summary: "Sends everything.", examples: ["identity"]
  ) { _ throws(UsageError) in Identity() }
}
