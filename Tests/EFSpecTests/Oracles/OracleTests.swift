import EFSpec
import GSL
import Testing

struct OracleTests {
  /// One draw.
  private func draw(_ oracle: some GradientOracle, of worker: Int, at x: [Double], _ stream: inout RandomStream)
    -> [Double]
  {
    var gradient = x
    var span = gradient.mutableSpan
    oracle.gradient(of: worker, at: x.span, into: &span, using: &stream)
    return gradient
  }

  private func stream(_ experiment: String) -> RandomStream {
    RandomStream(StreamName(seed: 5, purpose: .test, experiment: experiment))
  }

  @Test("Gaussian noise has the mean 0 and the total variance that it promises")
  func gaussianMoments() throws {
    let problem = try twoWorkers()
    let oracle = GaussianNoise(on: problem, variance: 8)
    #expect(oracle.noiseVariance == 8)
    var stream = stream("gaussian")
    let count = 20_000
    var sum = 0.0
    var squares = 0.0
    for _ in 0..<count {
      let noise = zip(draw(oracle, of: 0, at: [1, 2], &stream), [0.0, 2.0]).map { $0 - $1 }
      sum += noise[0]
      squares += noise[0] * noise[0] + noise[1] * noise[1]
    }
    // The first sum has standard deviation √(4 count), the second 8 √count (two entries of variance 4):
    // five deviations are passed with probability 6·10⁻⁷ each.
    #expect(sum.magnitude < 5 * (4 * Double(count)).squareRoot())
    #expect((squares - 8 * Double(count)).magnitude < 5 * 8 * Double(count).squareRoot())
  }

  @Test("Finite noise is unbiased and of the stated variance, by enumeration")
  func finiteNoise() throws {
    let oracle = FiniteNoise(on: try twoWorkers(), points: [[2, 0], [0, 1], [-2, -1]])
    #expect(oracle.noiseVariance == 10.0 / 3)
    let draws = ChosenOutcomes.all(of: oracle)
    #expect(draws.count == 9)
    #expect((draws.reduce(0) { $0 + $1.probability } - 1).magnitude < 1e-15)
    var stream = stream("finite")
    var mean = [0.0, 0.0]
    for chosen in draws {
      let gradient = draw(chosen, of: 1, at: [1, 2], &stream)
      mean = zip(mean, gradient).map { $0 + chosen.probability * $1 }
    }
    #expect(relativeDistance(mean, [4, 2]) < 1e-15)
    for _ in 0..<20 {
      let noise = zip(draw(oracle, of: 0, at: [1, 2], &stream), [0.0, 2.0]).map { $0 - $1 }
      #expect(oracle.points.contains(noise))
    }
  }

  @Test("Random finite noise is centred and has the variance that was asked for")
  func randomFiniteNoise() throws {
    var stream = stream("random points")
    let oracle = FiniteNoise(on: try rotatedQuadratics(), outcomes: 3, variance: 2.5, using: &stream)
    #expect(oracle.points.count == 3)
    #expect((oracle.noiseVariance - 2.5).magnitude < 1e-14)
    #expect(squaredNorm(mean(of: oracle.points).span) < 1e-30)
  }

  @Test("An average divides the variance by its size and stays unbiased")
  func averaged() throws {
    let problem = try twoWorkers()
    let one = GaussianNoise(on: problem, variance: 8)
    let four = Averaged(one, draws: 4)
    #expect(four.noiseVariance == 2)
    var left = stream("averaged")
    var right = left
    let draws = (0..<4).map { _ in draw(one, of: 1, at: [1, 2], &left) }
    #expect(relativeDistance(draw(four, of: 1, at: [1, 2], &right), mean(of: draws)) < 1e-15)
  }

  /// Every ordered pair or every set of two examples of a worker with six, with the mean gradients.
  private func batchesOfTwo(_ problem: NonconvexLogistic, ordered: Bool, at x: [Double]) -> [[Double]] {
    let m = problem.exampleCount(of: 0)
    var batches: [[Double]] = []
    for j in 0..<m {
      for k in 0..<m where ordered || k > j {
        var gradient = [Double](repeating: 0, count: x.count)
        var span = gradient.mutableSpan
        problem.addGradient(ofExample: j, of: 0, at: x.span, weight: 0.5, to: &span)
        problem.addGradient(ofExample: k, of: 0, at: x.span, weight: 0.5, to: &span)
        batches.append(gradient)
      }
    }
    return batches
  }

  @Test("Mini-batches have the exact mean and variance, by enumeration", arguments: [true, false])
  func miniBatchMoments(withReplacement: Bool) throws {
    let problem = try randomLogistic()
    let sampling: MiniBatch<NonconvexLogistic>.Sampling = withReplacement ? .withReplacement : .withoutReplacement
    let oracle = MiniBatch(of: problem, batchSize: 2, sampling: sampling)
    let x = [0.5, -1, 0, 2, 0.25]
    let batches = batchesOfTwo(problem, ordered: withReplacement, at: x)
    let gradient = problem.gradient(of: 0, at: x)
    #expect(relativeDistance(mean(of: batches), gradient) < 1e-13)
    let variance = batches.reduce(0) { $0 + squaredDistance($1.span, gradient.span) } / Double(batches.count)
    #expect((oracle.variance(of: 0, at: x) / variance - 1).magnitude < 1e-12)
    #expect(variance <= oracle.noiseVariance)
    // Every draw is one of the batches.
    var stream = stream("batches")
    for _ in 0..<50 {
      let drawn = draw(oracle, of: 0, at: x, &stream)
      #expect(batches.contains { relativeDistance($0, drawn) < 1e-13 })
    }
  }

  @Test("A batch of all examples without replacement has no noise")
  func fullBatch() throws {
    let problem = try randomLogistic()
    let oracle = MiniBatch(of: problem, batchSize: 10, sampling: .withoutReplacement)
    #expect(oracle.noiseVariance == 0)
    let x = [0.5, -1, 0, 2, 0.25]
    var stream = stream("full")
    #expect(relativeDistance(draw(oracle, of: 2, at: x, &stream), problem.gradient(of: 2, at: x)) < 1e-13)
  }

  @Test("The variance bound covers far points and is nearly met somewhere")
  func varianceBound() throws {
    let problem = try randomLogistic()
    let oracle = MiniBatch(of: problem, batchSize: 1, sampling: .withReplacement)
    var stream = stream("bound")
    for _ in 0..<200 {
      let x = normalVector(5, scale: 10, using: &stream)
      for i in 0..<4 {
        #expect(oracle.variance(of: i, at: x) <= oracle.noiseVariance)
        #expect(problem.samplingVariance(of: i, at: x) <= problem.samplingVarianceBound(of: i))
      }
      #expect(problem.heterogeneity(at: x) <= problem.heterogeneityBound)
    }
  }
}
