import EFSpec
import GSL
import Testing

/// Noise that grows, noise of examples, and noise that no pair `(M, σ²)` bounds.
@Suite struct FrameworkNoiseTests {
  private func stream(_ experiment: String) -> RandomStream {
    RandomStream(StreamName(seed: 32, purpose: .test, experiment: experiment))
  }

  private func squareLength(_ x: [Double]) -> Double { squaredNorm(x.span) }

  private func draw(
    _ oracle: some GradientOracle, of worker: Int = 0, at x: [Double], _ stream: inout RandomStream
  ) -> [Double] {
    var gradient = x
    var span = gradient.mutableSpan
    oracle.gradient(of: worker, at: x.span, into: &span, using: &stream)
    return gradient
  }

  /// With signs and no floor every draw has `‖ξ‖² = M‖∇f(x)‖²`; a common sign scales, signs of entries turn.
  @Test func signsHaveTheirSquareOnEveryDraw() throws {
    let problem = try twoWorkers()
    let (x, gradient) = ([3.0, 5], [4.0, 11])
    var stream = stream("signs")
    for spread in [MultiplicativeNoise<DenseQuadratics>.Spread.common, .coordinatewise] {
      let oracle = MultiplicativeNoise(on: problem, growth: 4, floor: 0, spread: spread)
      #expect(oracle.noiseGrowth == 4 && oracle.noiseFloor == 0 && oracle.noiseVariance == .infinity)
      var seen: Set<[Double]> = []
      for _ in 0..<100 { seen.insert(zip(draw(oracle, of: 1, at: [1, 5], &stream), [4, 11]).map { $0 - $1 }) }
      // All outcomes are met in 100 draws but with probability 4 (3/4)¹⁰⁰ < 10⁻¹¹.
      #expect(seen.count == (spread == .common ? 2 : 4))
      #expect(seen.allSatisfy { $0[0].magnitude == 8 && $0[1].magnitude == 22 })
    }
    #expect(problem.gradient(of: 1, at: [1, 5]) == gradient && problem.gradient(of: 0, at: x)[0] == 4)
  }

  /// `E‖ξ‖² = M‖∇f‖² + σ²` for normal noise and a floor, by 20 000 draws.
  @Test(arguments: [true, false]) func normalNoiseHasItsVariance(isCommon: Bool) throws {
    let problem = try twoWorkers()
    let oracle = MultiplicativeNoise(
      on: problem, growth: 0.5, floor: 6, law: .normal, spread: isCommon ? .common : .coordinatewise)
    let (x, exact) = ([1.0, 5], [4.0, 11])
    var stream = stream("normal")
    let count = 20_000
    var (sum, squares) = ([0.0, 0.0], 0.0)
    for _ in 0..<count {
      let noise = zip(draw(oracle, of: 1, at: x, &stream), exact).map { $0 - $1 }
      for j in 0..<2 { sum[j] += noise[j] }
      squares += squareLength(noise)
    }
    let variance = 0.5 * squareLength(exact) + 6
    // A square of a normal vector has standard deviation at most √2 times its mean; five deviations of a mean over
    // 20 000 draws are passed with probability 6·10⁻⁷.
    #expect((squares / Double(count) / variance - 1).magnitude < 5 * (2 / Double(count)).squareRoot())
    for j in 0..<2 { #expect(sum[j].magnitude < 5 * (Double(count) * variance).squareRoot()) }
  }

  @Test func rowsAreUnbiasedAndHaveTheVarianceOfAnExample() throws {
    let problem = try randomLogistic()
    let oracle = RowSampling(of: problem)
    let x = [0.5, -1, 0, 2, 0.25]
    #expect(oracle.outcomeProbabilities.count == 10)
    for worker in 0..<4 {
      let draws = oracle.outcomeProbabilities.indices.map { outcome in
        var gradient = x
        var span = gradient.mutableSpan
        oracle.gradient(of: worker, at: x.span, outcome: outcome, into: &span)
        return gradient
      }
      let exact = problem.gradient(of: worker, at: x)
      #expect(relativeDistance(mean(of: draws), exact) < 1e-13)
      let variance = draws.reduce(0) { $0 + squareLength(zip($1, exact).map { $0 - $1 }) } / 10
      #expect((variance / problem.samplingVariance(of: worker, at: x) - 1).magnitude < 1e-12)
      #expect(variance <= oracle.noiseVariance && oracle.noiseFloor == oracle.noiseVariance)
    }
    var stream = stream("rows")
    #expect(oracle.noiseGrowth == 0 && draw(oracle, at: x, &stream).count == 5)
  }

  /// `M` needed at `σ² = 0`, by enumeration of the outcomes: the variance over the squared gradient.
  private func growthNeeded(_ oracle: some FiniteNoiseOracle, at x: [Double]) -> Double {
    let exact = oracle.problem.gradient(at: x)
    var variance = 0.0
    for (outcome, probability) in oracle.outcomeProbabilities.enumerated() {
      var gradient = x
      var span = gradient.mutableSpan
      oracle.gradient(of: 0, at: x.span, outcome: outcome, into: &span)
      variance += probability * squaredDistance(gradient.span, exact.span)
    }
    return variance / squareLength(exact)
  }

  /// `f = √(1 + x²)`, `ξ = νx`: the growth needed is `1 + x²`, 101 at 10 and 10001 at 100.
  @Test func boundedGradientsDoNotBoundTheNoiseOfPositions() {
    let oracle = PositionNoise(on: SmoothAbsoluteValue(dimension: 1), weights: [1])
    #expect((growthNeeded(oracle, at: [10]) - 101).magnitude < 1e-11)
    #expect((growthNeeded(oracle, at: [100]) - 10_001).magnitude < 1e-8)
    #expect(oracle.noiseVariance == .infinity)
    // The same noise is well behaved where the gradient grows with the point.
    let parabola = PositionNoise(on: Angular(beta: 0), weights: [1, 1])
    #expect([1.0, 1e3].allSatisfy { (growthNeeded(parabola, at: [$0, -$0]) - 0.25).magnitude < 1e-14 })
  }

  /// `f = x₁²/2` in the plane with noise `x₂ν` in the second entry: no gradient at `(0, t)`, and the variance `t²`.
  @Test func noiseAcrossTheGradientIsNotBounded() throws {
    let problem = try DenseQuadratics(
      matrices: [SymmetricMatrix(dimension: 2, entries: [1, 0, 0, 0])], linearTerms: [[0, 0]])
    let oracle = PositionNoise(on: problem, weights: [0, 1])
    #expect(growthNeeded(oracle, at: [0, 3]) == .infinity)
    var stream = stream("across")
    #expect(draw(oracle, at: [2, 3], &stream)[1].magnitude == 3)
  }

  /// Student's t with 1.5 degrees of freedom: the mean of squares grows with the number of draws.
  @Test func heavyTailsHaveNoVariance() throws {
    let problem = try twoWorkers()
    let heavy = StudentNoise(on: problem, degreesOfFreedom: 1.5, scale: 1)
    #expect(heavy.noiseVariance == .infinity)
    #expect(StudentNoise(on: problem, degreesOfFreedom: 4, scale: 3).noiseVariance == 36)
    func meanSquares(_ count: Int) -> [Double] {
      (0..<11).map { run in
        var stream = stream("student \(run)")
        return (0..<count).reduce(0) { sum, _ in
          sum + squareLength(zip(draw(heavy, at: [1, 2], &stream), [0, 2]).map { $0 - $1 }) / Double(count)
        }
      }
    }
    // A sum of N squares is of the order N^(4/3), so that from 10² to 2·10⁴ draws the medians grow about sixfold.
    // The tail of the ratio has power 3/4 in each mean; eleven runs bring the medians below twofold growth with
    // probability below 10⁻⁴ over seeds, and the seed is fixed.
    #expect(meanSquares(20_000).sorted()[5] > 2 * meanSquares(100).sorted()[5])
  }
}
