/// The exact second moments of SGD with a fixed delay on a quadratic that need not be diagonal.
///
/// The state of `DelayMoments` with vectors: blocks of `E zzᵀ` for `z = (x_t, u_{t−1}, …, u_{t−τ})`.
///
/// - Complexity: O(τ²d² + τd³) a step.
/// - Source: derived here; the method is that of `stich2020`.
public struct DelayMatrixMoments: Hashable, Sendable {
  public let quadratic: NoisyQuadratic
  /// `E zᵢzⱼᵀ`.
  private var blocks: [[SquareMatrix]]

  public init(quadratic: NoisyQuadratic, delay: Int, start: [Double]) throws(HypothesisViolation) {
    try require(delay >= 0, "τ ≥ 0", got: Double(delay))
    try require(start.count == quadratic.dimension, "x₀ has d entries", got: Double(start.count))
    self.quadratic = quadratic
    let zero = SquareMatrix(size: start.count)
    blocks = [[SquareMatrix]](repeating: [SquareMatrix](repeating: zero, count: delay + 1), count: delay + 1)
    blocks[0][0] = SquareMatrix(outer: start, start)
  }

  /// Advances by one step of size `γ`.
  public mutating func advance(stepSize: Double) {
    let extended = withNewGradient(stepSize: stepSize)
    let last = extended.count - 1
    var next = blocks
    for i in blocks.indices {
      for j in blocks.indices {
        // The new x is the old one less the oldest step; the others move down by one place.
        switch (i, j) {
        case (0, 0):
          next[0][0] = extended[0][0] - extended[0][last] - extended[last][0] + extended[last][last]
        case (0, _): next[0][j] = extended[0][j] - extended[last][j]
        case (_, 0): next[i][0] = extended[i][0] - extended[i][last]
        default: next[i][j] = extended[i][j]
        }
      }
    }
    blocks = next
  }

  /// The blocks of `(x_t, u_t, u_{t−1}, …, u_{t−τ})`.
  private func withNewGradient(stepSize: Double) -> [[SquareMatrix]] {
    let step = stepSize * quadratic.hessian
    let position = blocks[0][0]
    var rows = blocks
    for i in rows.indices { rows[i].insert(blocks[i][0] * step, at: 1) }
    var new = blocks[0].map { step * $0 }
    new.insert(step * position * step + (stepSize * stepSize) * quadratic.noise(position), at: 1)
    rows.insert(new, at: 1)
    return rows
  }

  /// `E‖x‖²`.
  public var squaredNorm: Double { quadratic.progress(blocks[0][0]).squaredNorm }
  /// `E f(x)`.
  public var loss: Double { quadratic.progress(blocks[0][0]).loss }
  /// `E‖e‖²`.
  public var squaredError: Double {
    blocks.dropFirst().reduce(0) { sum, row in sum + row.dropFirst().reduce(0) { $0 + $1.trace } }
  }
}
