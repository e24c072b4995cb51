import Checks

/// What a report examines, from the catalogue: every method, all compressors beside each other, every
/// compressor, every problem, everything proved.
enum ReportedChecks {
  static func chapters(data: [DataFile], seed: UInt64) throws(UsageError) -> [Chapter] {
    let compressors = try Catalogue.compressorChecks(seed: seed)
    let named = data.map(\.examples)
    do {
      return [
        Chapter(
          "Methods",
          introduction: "What a theorem bounds is measured beside its bound, round by round and at the end.",
          checks: try Catalogue.algorithms(data: named)),
        Chapter(
          "The error-feedback framework",
          introduction:
            "Delays, compression and local steps: exact expectations beside the bounds of the theorems and beside runs.",
          checks: try Catalogue.framework(data: named)),
        Chapter(
          "Scaling laws",
          introduction:
            "Exponents predicted and measured, by exact moments and by short runs; efcheck rates does longer ones.",
          checks: try Catalogue.rateChecks()),
        Chapter(
          "Compressors beside each other",
          introduction:
            "The constants that are proved and the worst inputs that a search finds; the error at equal bits.",
          checks: try Catalogue.compressorComparison(data: named)),
        Chapter(
          "Compressors one by one",
          introduction: "The laws and the classes of each compressor, on inputs chosen to break them.",
          checks: compressors),
        Chapter(
          "Assumptions",
          introduction:
            "What each problem is declared to satisfy, beside the worst point or pair that a search finds.",
          checks: try Catalogue.assumptionChecks(data: named)),
        Chapter(
          "Proved statements",
          introduction:
            "Every statement that is proved, what examines it, and what becomes of it with a better constant.",
          checks: try Catalogue.coverageChecks()),
        Chapter(
          "The tester on trial",
          introduction:
            "How fast the sequential tests are beside what is possible, how often they are wrong, and which planted "
            + "faults they find; the reduced sizes of a quick calibration. efcheck calibrate does the rest.",
          checks: CalibrationRun.reduced),
      ]
    } catch {
      throw UsageError("the data cannot be used: \(error)")
    }
  }
}
