import GSL

/// Draws the index of one of finitely many outcomes, by bisection of the cumulative probabilities.
struct AtomSampler: Sendable {
  private let cumulative: [Double]

  init(_ probabilities: [Double]) {
    var total = 0.0
    cumulative = probabilities.map { probability in
      total += probability
      return total
    }
  }

  @inline(__always)
  func draw(using stream: inout RandomStream) -> Int {
    guard cumulative.count > 1 else { return 0 }
    // What rounding leaves above the last sum belongs to the last outcome.
    let u = stream.uniform() * cumulative[cumulative.count - 1]
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > u { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
