/// The exact supremum of `E‖C(x)‖²/‖x‖²` for dithering with the Euclidean norm, by enumeration.
///
/// On the unit sphere `E‖C(x)‖² = Σ h(uᵢ)`, and `h`, which interpolates `u²` between the levels
/// `0 = l₀ < … < l_s = 1`, is concave in `v = u²` inside every cell and has convex kinks at the
/// levels. So a maximiser lies inside cells, where stationarity under `Σ uᵢ² = 1` says
/// `uᵢ = (l_j + l_{j+1})/(2λ)` in cell `j` with one `λ`. Hence it suffices to list the numbers `n_j` of
/// entries in each cell, `λ² = Σ n_j ((l_j + l_{j+1})/2)²`, and to keep those whose `uᵢ` lie in their
/// cells. The value there is `2λ − Σ n_j l_j l_{j+1}`.
struct EuclideanDitheringSupremum {
  let zeta: Double
  /// The maximisers, of norm 1, their entries ascending; often there are several.
  let maximisers: [[Double]]

  /// The largest number of lists `(n_j)` that is looked through.
  static let enumerationLimit = 1_000_000

  /// - Returns: nil where there are more lists than `enumerationLimit`.
  init?(levels: [Double], dimension d: Int) {
    let cells = zip(levels, levels.dropFirst()).map { DitheringCell(low: $0, high: $1) }
    guard multisetCount(of: d, from: cells.count) <= Self.enumerationLimit else { return nil }
    var search = StationaryPointSearch(cells: cells)
    search.place(d, from: 0, square: 0, products: 0, multipliers: 0...(.infinity))
    zeta = search.best
    maximisers = search.bestPoints.map { point in
      zip(point.counts, cells).flatMap { count, cell in
        [Double](repeating: cell.middle / point.multiplier, count: count)
      }
    }
  }
}

private struct DitheringCell {
  let low: Double
  let high: Double

  var middle: Double { (low + high) / 2 }

  /// The `λ` for which `m/λ` lies in the cell. A point on the border may round to the wrong side; `h` is
  /// continuous there.
  var multipliers: ClosedRange<Double> {
    (middle / high) * (1 - 1e-12)...(low > 0 ? (middle / low) * (1 + 1e-12) : .infinity)
  }
}

/// The best stationary points found so far, and the list of numbers that is being completed.
private struct StationaryPointSearch {
  let cells: [DitheringCell]
  private(set) var best = 0.0
  private var points: [(value: Double, multiplier: Double, counts: [Int])] = []
  private var counts: [Int]

  init(cells: [DitheringCell]) {
    self.cells = cells
    counts = [Int](repeating: 0, count: cells.count)
  }

  /// Values nearer than this, relatively, are equal up to the rounding of some ten operations.
  private let tie = 1e-14

  var bestPoints: [(value: Double, multiplier: Double, counts: [Int])] {
    points.filter { $0.value >= best * (1 - tie) }
  }

  /// Distributes `rest` entries over the cells from `part` on in every way.
  ///
  /// `square`, `products` and `multipliers` belong to the entries that have been placed: `λ²`, `Σ n_j l_j l_{j+1}`
  /// and the `λ` that put all of them into their cells. As `λ²` only grows, lists that overshoot are left.
  mutating func place(
    _ rest: Int, from part: Int, square: Double, products: Double, multipliers: ClosedRange<Double>
  ) {
    guard rest > 0 else {
      let multiplier = square.squareRoot()
      let value = 2 * multiplier - products
      if multipliers.contains(multiplier) && value >= best * (1 - tie) { points.append((value, multiplier, counts)) }
      best = max(best, points.last?.value ?? 0)
      return
    }
    let cell = cells[part]
    for count in (part == cells.count - 1 ? rest : 0)...rest {
      let n = Double(count)
      let allowed = count == 0 ? multipliers : multipliers.clamped(to: cell.multipliers)
      let newSquare = square + n * cell.middle * cell.middle
      guard newSquare <= allowed.upperBound * allowed.upperBound else { break }
      counts[part] = count
      place(
        rest - count, from: part + 1, square: newSquare, products: products + n * cell.low * cell.high,
        multipliers: allowed)
    }
    counts[part] = 0
  }
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
