import Checks

/// What a report examines, from the catalogue: every compressor, then every method.
enum ReportedChecks {
  static func all(data: [DataFile], seed: UInt64) throws(UsageError) -> [any Check] {
    let compressors = try Catalogue.compressorChecks(seed: seed)
    do {
      return try compressors + Catalogue.algorithms(data: data.map(\.examples))
    } catch {
      throw UsageError("the theorems do not apply to the data: \(error)")
    }
  }
}
