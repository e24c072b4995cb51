/// The exact first and second moments of SGD with a fixed delay on one mode of a quadratic, step by step.
///
/// The state is `z = (x_t, u_{t−1}, …, u_{t−τ})`, `u_i = γ_i g_i`, and `x_{t+1} = x_t − u_{t−τ}`, with `u_i = 0` for
/// `i < 0`. The step size may change from step to step.
///
/// - Complexity: O(τ²) a step.
/// - Source: derived here; the method is that of `stich2020`.
public struct DelayMoments: Hashable, Sendable {
  public let mode: QuadraticMode
  /// `E z`.
  private var means: [Double]
  /// `E zzᵀ`, row-major.
  private var moments: [Double]

  public init(mode: QuadraticMode, delay: Int, start: Double) throws(HypothesisViolation) {
    try require(delay >= 0, "τ ≥ 0", got: Double(delay))
    self.mode = mode
    means = [start] + [Double](repeating: 0, count: delay)
    moments = [Double](repeating: 0, count: means.count * means.count)
    moments[0] = start * start
  }

  /// Advances by one step of size `γ`.
  public mutating func advance(stepSize: Double) {
    let size = means.count
    let c = stepSize * mode.eigenvalue
    let variance = stepSize * stepSize * mode.noise(secondMoment: moments[0])
    // The extended state (x_t, u_t, u_{t−1}, …, u_{t−τ}); place 1 is the new gradient, the last is applied.
    let (old, oldMeans) = (moments, means)
    func extended(_ i: Int, _ j: Int) -> Double {
      let (row, column) = (i == 0 ? 0 : i - 1, j == 0 ? 0 : j - 1)
      switch (i == 1, j == 1) {
      case (true, true): return c * c * old[0] + variance
      case (true, false): return c * old[column]
      case (false, true): return c * old[row * size]
      case (false, false): return old[row * size + column]
      }
    }
    for i in 0..<size {
      for j in 0..<size {
        moments[i * size + j] =
          switch (i, j) {
          case (0, 0): extended(0, 0) - 2 * extended(0, size) + extended(size, size)
          case (0, let j): extended(0, j) - extended(size, j)
          case (let i, 0): extended(i, 0) - extended(i, size)
          default: extended(i, j)
          }
      }
    }
    let step = c * oldMeans[0]
    means = [oldMeans[0] - (size == 1 ? step : oldMeans[size - 1])]
    if size > 1 { means += [step] + oldMeans[1..<(size - 1)] }
  }

  /// `E x`.
  public var mean: Double { means[0] }

  /// `E x²`.
  public var secondMoment: Double { moments[0] }

  /// `E e²`, `e = x − x̃` the sum of the steps not yet applied.
  public var squaredError: Double {
    let size = means.count
    return (1..<size).reduce(0) { sum, i in
      sum + (1..<size).reduce(0) { $0 + moments[i * size + $1] }
    }
  }

  /// `E x̃²`.
  public var virtualSecondMoment: Double {
    let cross = (1..<means.count).reduce(0) { $0 + moments[$1] }
    return secondMoment - 2 * cross + squaredError
  }
}
