import EFSpec
import GSL

/// The losses, the noise and the compressor draws of a case, rounded to the precision of the subject.
struct MethodScene {
  let plan: MethodCase
  let dtype: DType
  /// `x⁰`.
  let start: [Double]
  private let problem: DiagonalQuadratics
  private let noise: Double
  private let compressor: any Compressor

  init(_ plan: MethodCase, dtype: DType) {
    let (n, d) = (plan.setting.workerCount, plan.setting.dimension)
    var stream = plan.stream(.problem)
    func vector() -> [Double] { (0..<d).map { _ in dtype.rounded(stream.gaussian()) } }
    var start = vector()
    var diagonals = (0..<n).map { _ in (0..<d).map { _ in 0.3 + 0.7 * stream.uniform() } }
    var minimiser = vector()
    var slopes = (0..<n).map { _ in vector() }
    let centre = mean(of: slopes)
    for i in slopes.indices { for j in 0..<d { slopes[i][j] -= centre[j] } }
    switch plan.landscape {
    case .quadratics(let noise): self.noise = noise
    case .given: noise = 1
    case .startAtMinimum, .ties:
      noise = 0
      slopes = slopes.map { $0.map { _ in 0 } }
      if plan.landscape == .ties {
        start = start.map { $0 < 0 ? -1 : 1 }
        minimiser = minimiser.map { _ in 0 }
        diagonals = diagonals.map { $0.map { _ in 1 } }
      } else {
        minimiser = start
      }
    }
    self.plan = plan
    self.dtype = dtype
    self.start = start
    problem = DiagonalQuadratics(diagonals: diagonals, gradientsAtMinimiser: slopes, minimiser: minimiser)
    compressor = plan.compression.compressor
  }

  /// `∇fᵢ(x, ξᵢᵗ)`: the sample belongs to the worker and the round, not to the question.
  func gradient(of worker: Int, inRound round: Int, at x: [Double]) -> [Double] {
    var sample = [Double](repeating: 0, count: x.count)
    if noise > 0 {
      var stream = plan.stream(.gradientNoise, round: round, worker: worker)
      for j in sample.indices { sample[j] = stream.gaussian(standardDeviation: noise) }
    }
    if plan.landscape == .given { return sample.map(dtype.rounded) }
    return zip(problem.gradient(of: worker, at: x), sample).map { dtype.rounded($0 + $1) }
  }

  /// One draw of `C(u)`; it depends on the worker and the round, not on the order of the calls.
  func message(of worker: Int, inRound round: Int, compressing vector: [Double]) -> [Double] {
    var stream = plan.stream(.compressor, round: round, worker: worker)
    return compressor.compress(vector, using: &stream).map(dtype.rounded)
  }
}
