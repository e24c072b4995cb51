extension LibraryInput {
  /// Inputs beyond the range of magnitudes for which claims about moments are made: next to overflow,
  /// subnormal, and of entries so far apart that the squares of some underflow.
  ///
  /// The claims about moments leave them out, since there the squares of the measurement itself overflow
  /// or vanish.
  static func extremes(shape: [Int], dtype: DType, seed: UInt64) -> [LibraryInput] {
    let scales = ExtremeScales(of: dtype)
    let library = library(shape: shape, domain: Domain(defaultFor: dtype), dtype: dtype, seed: seed)
    // Patterns whose entries are far apart already would only vanish.
    let patterns = library.filter {
      $0.isCanonical || $0.name.hasPrefix("alternating") || $0.name.hasPrefix("Gaussian")
    }
    func moved(_ pattern: LibraryInput, _ words: String, _ entry: (Int, Double) -> Double) -> LibraryInput {
      let largest = pattern.input.entries.reduce(0) { max($0, $1.magnitude) }
      let entries = pattern.input.entries.enumerated().map { dtype.rounded(entry($0, $1 / largest)) }
      return LibraryInput(
        name: "\(pattern.name), \(words)", input: SubjectInput(entries, shape: shape), isCanonical: pattern.isCanonical)
    }
    var seen: Set<[Double]> = []
    return patterns.flatMap { pattern in
      [
        moved(pattern, "largest magnitude \(scales.huge)") { $1 * scales.huge },
        moved(pattern, "largest magnitude \(scales.subnormal)") { $1 * scales.subnormal },
        moved(pattern, "every other entry times \(scales.ratio)") { $0 % 2 == 1 ? $1 * scales.ratio : $1 },
      ]
    }.filter { $0.input.entries.contains { $0 != 0 } && seen.insert($0.input.entries).inserted }
  }
}

/// Where the numbers of a precision end, with some room.
struct ExtremeScales {
  /// A magnitude whose square overflows; sums of some of them do not.
  let huge: Double
  /// A subnormal magnitude.
  let subnormal: Double
  /// A ratio whose square is next to nothing beside 1, or underflows.
  let ratio: Double
  /// Exponents `j` with `2ʲ` far outside the range in which squares are representable.
  let exponents: [Int]

  init(of dtype: DType) {
    switch dtype {
    case .float64: (huge, subnormal, ratio, exponents) = (1e300, 0x1p-1060, 1e-150, [-1000, 900])
    case .float32: (huge, subnormal, ratio, exponents) = (1e36, 0x1p-140, 1e-20, [-110, 110])
    case .bfloat16: (huge, subnormal, ratio, exponents) = (1e36, 0x1p-130, 1e-20, [-110, 110])
    case .float16: (huge, subnormal, ratio, exponents) = (32_768, 0x1p-20, 0x1p-12, [-9, 12])
    }
  }
}
