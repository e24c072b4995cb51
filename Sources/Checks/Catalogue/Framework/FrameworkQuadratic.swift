import EFSpec
import GSL
import Theory

/// The quadratic of the figures of the error-feedback framework: diagonal, with noise that meets its bound with equality.
///
///     f(x) = ½ Σⱼ λⱼxⱼ²,   E‖ξ‖² = M‖∇f(x)‖² + σ².
///
/// The additive noise is spread evenly over the coordinates, the other is in proportion to the gradient, so that
/// every coordinate is a `QuadraticMode` whose moments are exact.
struct FrameworkQuadratic: Sendable {
  /// The `λⱼ`.
  let eigenvalues: [Double]
  /// `M`.
  let growth: Double
  /// `σ²`.
  let floor: Double
  /// The entries of `x₀`, all alike.
  var startEntry = 1.0

  static let standard = FrameworkQuadratic(
    eigenvalues: [1, 0.7, 0.5, 0.35, 0.25, 0.15, 0.1, 0.05], growth: 1, floor: 1)

  var dimension: Int { eigenvalues.count }
  /// `x₀`.
  var start: [Double] { eigenvalues.map { _ in startEntry } }
  /// `r₀ = ‖x₀ − x⋆‖²`.
  var squaredDistance: Double { Double(dimension) * startEntry * startEntry }
  var smoothness: Double { eigenvalues.max() ?? 0 }

  func setting() throws(HypothesisViolation) -> QuasiConvexSetting {
    try QuasiConvexSetting(
      smoothness: smoothness, quasiConvexity: eigenvalues.min() ?? 0,
      noise: NoiseConstants(growth: growth, variance: floor))
  }

  /// The coordinates as modes.
  func modes() throws(HypothesisViolation) -> [QuadraticMode] {
    var modes: [QuadraticMode] = []
    for eigenvalue in eigenvalues {
      modes.append(
        try QuadraticMode(
          eigenvalue: eigenvalue, noiseVariance: floor / Double(dimension), noiseGrowth: growth))
    }
    return modes
  }

  /// The same loss for `n` workers, with noise.
  func oracle(workers n: Int = 1) -> MultiplicativeNoise<DiagonalQuadratics> {
    let zero = eigenvalues.map { _ in 0.0 }
    let problem = DiagonalQuadratics(
      diagonals: Array(repeating: eigenvalues, count: n), gradientsAtMinimiser: Array(repeating: zero, count: n),
      minimiser: zero)
    return MultiplicativeNoise(on: problem, growth: growth, floor: floor)
  }

  /// `f(x)`.
  func loss(at x: [Double]) -> Double { zip(eigenvalues, x).reduce(0) { $0 + $1.0 * $1.1 * $1.1 / 2 } }

  /// How captions call it.
  var words: String {
    "A quadratic in \(dimension) dimensions, curvatures from \(short(eigenvalues.min() ?? 0)) to \(short(smoothness)), "
      + "M = \(short(growth)), σ² = \(short(floor)), ‖x₀ − x⋆‖² = \(short(squaredDistance))"
  }
}

/// The second moments of the coordinates, step by step.
protocol ModeMoments: Sendable {
  /// `E x²`.
  var secondMoment: Double { get }
  mutating func advance(stepSize: Double)
}

extension DelayMoments: ModeMoments {}
extension MaskMoments: ModeMoments {}

extension FrameworkQuadratic {
  /// `(1/W) Σ_{t<T} w_t E f(x_t)` from the exact moments of every coordinate.
  func weightedLoss(
    _ moments: [some ModeMoments], rounds: Int, stepSize: Double, weights: IterateWeights
  ) -> Double {
    var moments = moments
    var mean = GapMean(weights)
    for _ in 0..<rounds {
      mean.add(zip(eigenvalues, moments).reduce(0) { $0 + $1.0 * $1.1.secondMoment / 2 })
      for j in moments.indices { moments[j].advance(stepSize: stepSize) }
    }
    return mean.value
  }

  /// The same of one run.
  func weightedLoss(
    _ method: some Algorithm, rounds: Int, weights: IterateWeights, using streams: inout WorkerStreams
  ) -> Double {
    var mean = GapMean(weights)
    method.run(from: start, on: oracle(), rounds: rounds - 1, using: &streams) { _, state in
      mean.add(loss(at: state.x))
      return true
    }
    return mean.value
  }
}
