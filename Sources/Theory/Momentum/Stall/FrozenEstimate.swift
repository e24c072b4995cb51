/// The estimate of EF21-SGD at a frozen iterate: a Markov chain on the plane, `h⁺ = h + Top-1(ξ − h)`, `h = g − ∇f`.
///
/// Its states are pairs of coordinates of outcomes, or 0 where it starts.
///
/// - Complexity: matrix products of the size `(K + 1)²` for `K` outcomes.
/// - Source: derived here; the method is that of `fatkhullin2023`.
public struct FrozenEstimate: Hashable, Sendable {
  /// A state with its probability under the stationary law that is reached from `h = 0`.
  public struct State: Hashable, Sendable {
    public let x: Int
    public let y: Int
    public let probability: Double
  }

  /// The states that are not left for ever.
  public let states: [State]

  public init(_ noise: PlanarNoise, ties: PlanarNoise.Ties = .first) {
    var points = [[0, 0]]
    var rows: [[Int: Double]] = []
    var index = 0
    while index < points.count {
      let (x, y) = (points[index][0], points[index][1])
      var row: [Int: Double] = [:]
      for outcome in noise.outcomes {
        let keepsFirst = PlanarNoise.keepsFirst(outcome.x - x, outcome.y - y, ties)
        let next = keepsFirst ? [outcome.x, y] : [x, outcome.y]
        let place = points.firstIndex(of: next) ?? points.count
        if place == points.count { points.append(next) }
        row[place, default: 0] += Double(outcome.weight) / Double(noise.totalWeight)
      }
      rows.append(row)
      index += 1
    }
    var matrix = SquareMatrix(size: points.count)
    for (i, row) in rows.enumerated() { for (j, probability) in row { matrix[i, j] = probability } }
    // 2⁵⁰ steps: a state can be kept, so that there is no period, and the slowest of these small chains forgets within
    // thousands. Rows are scaled to add up to 1 again, for rounding grows with every square.
    for _ in 0..<50 {
      matrix = matrix * matrix
      for i in 0..<matrix.size {
        let total = (0..<matrix.size).reduce(0) { $0 + matrix[i, $1] }
        for j in 0..<matrix.size { matrix[i, j] /= total }
      }
    }
    states = points.indices.filter { matrix[0, $0] > 1e-12 }.map { i in
      State(x: points[i][0], y: points[i][1], probability: matrix[0, i])
    }
  }

  /// `E h`, the bias of the estimate.
  public var bias: (x: Double, y: Double) {
    states.reduce((0, 0)) { ($0.0 + $1.probability * Double($1.x), $0.1 + $1.probability * Double($1.y)) }
  }

  /// `E‖h‖²`.
  public var squaredNorm: Double {
    states.reduce(0) { $0 + $1.probability * Double($1.x * $1.x + $1.y * $1.y) }
  }
}
