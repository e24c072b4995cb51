import Checks

/// What a report examines, from the catalogue: everything proved, all compressors beside each
/// other, every compressor, every method.
enum ReportedChecks {
  static func all(data: [DataFile], seed: UInt64) throws(UsageError) -> [any Check] {
    let compressors = try Catalogue.compressorChecks(seed: seed)
    let named = data.map(\.examples)
    do {
      return try Catalogue.coverageChecks() + Catalogue.compressorComparison(data: named) + compressors
        + Catalogue.algorithms(data: named)
    } catch {
      throw UsageError("the data cannot be used: \(error)")
    }
  }
}
