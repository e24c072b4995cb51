/// The exact supremum of `E‖C(x)‖²/‖x‖²` for dithering with the Euclidean norm, by enumeration.
///
/// On the unit sphere `E‖C(x)‖² = Σ h(uᵢ)`, and `h`, which interpolates `u²` between the levels
/// `0 = l₀ < … < l_s = 1`, is concave in `v = u²` inside every cell and has convex kinks at the
/// levels. So a maximiser lies inside cells, where stationarity under `Σ uᵢ² = 1` says
/// `uᵢ = (l_j + l_{j+1})/(2λ)` in cell `j` with one `λ`. Hence it suffices to list the numbers `n_j` of
/// entries in each cell, `λ² = Σ n_j ((l_j + l_{j+1})/2)²`, and to keep those whose `uᵢ` lie in their
/// cells.
struct EuclideanDitheringSupremum {
  let zeta: Double
  /// The maximiser, of norm 1, its entries ascending.
  let x: [Double]

  /// The largest number of lists `(n_j)` that is looked through.
  static let enumerationLimit = 100_000

  /// - Returns: nil where there are more lists than `enumerationLimit`.
  init?(levels: [Double], dimension d: Int) {
    let cells = zip(levels, levels.dropFirst()).map { (low: $0, high: $1) }
    guard multisetCount(of: d, from: cells.count) <= Self.enumerationLimit else { return nil }
    var best: (zeta: Double, counts: [Int])?
    forEachComposition(of: d, parts: cells.count) { counts in
      guard let zeta = ratio(counts, cells: cells), zeta > (best?.zeta ?? 0) else { return }
      best = (zeta, counts)
    }
    guard let best else { return nil }
    zeta = best.zeta
    let lambda = multiplier(best.counts, cells: cells)
    x = zip(best.counts, cells).flatMap { count, cell in
      [Double](repeating: (cell.low + cell.high) / (2 * lambda), count: count)
    }
  }
}

private typealias Cell = (low: Double, high: Double)

/// `λ` of the stationary point with these numbers of entries in the cells.
private func multiplier(_ counts: [Int], cells: [Cell]) -> Double {
  zip(counts, cells).reduce(0) { sum, part in
    let middle = (part.1.low + part.1.high) / 2
    return sum + Double(part.0) * middle * middle
  }.squareRoot()
}

/// `Σ h(uᵢ)` at the stationary point, or nil where it does not lie in its cells.
private func ratio(_ counts: [Int], cells: [Cell]) -> Double? {
  let lambda = multiplier(counts, cells: cells)
  var sum = 0.0
  for (count, cell) in zip(counts, cells) where count > 0 {
    let u = (cell.low + cell.high) / (2 * lambda)
    // A point on the border of its cell may round to the wrong side; `h` is continuous there.
    guard cell.low * (1 - 1e-12) <= u && u <= cell.high * (1 + 1e-12) else { return nil }
    sum += Double(count) * ((cell.low + cell.high) * u - cell.low * cell.high)
  }
  return sum
}

/// Calls `body` with every way to write `total` as an ordered sum of `parts ≥ 1` numbers `≥ 0`.
private func forEachComposition(of total: Int, parts: Int, _ body: ([Int]) -> Void) {
  var counts = [Int](repeating: 0, count: parts)
  func place(_ rest: Int, from part: Int) {
    guard part < parts - 1 else {
      counts[part] = rest
      return body(counts)
    }
    for count in 0...rest {
      counts[part] = count
      place(rest - count, from: part + 1)
    }
  }
  place(total, from: 0)
}

/// `binom(total + parts − 1, parts − 1)`, or `Int.max` where that does not fit.
private func multisetCount(of total: Int, from parts: Int) -> Int {
  var count = 1
  for j in 1..<max(parts, 1) {
    let (product, overflow) = count.multipliedReportingOverflow(by: total + j)
    if overflow { return .max }
    count = product / j
  }
  return count
}
