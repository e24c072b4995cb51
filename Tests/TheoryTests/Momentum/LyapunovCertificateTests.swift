import Testing
import Theory

/// The theorems on momentum follow from their lemmas: the proofs, in numbers.
@Suite struct LyapunovCertificateTests {
  private let variance = 0.7

  private func certificate(
    _ coefficients: some MomentumCoefficients, _ recursions: [ErrorRecursion], _ estimate: EstimateError,
    stepFactor: Double = 1
  ) -> LyapunovCertificate {
    let condition = coefficients.stepCondition
    let gamma = stepFactor * condition.largestStepSize
    return LyapunovCertificate(
      weights: coefficients.lyapunov(stepSize: gamma).weights, recursions: recursions, estimate: estimate,
      smoothness: condition.linear, stepSize: gamma)
  }

  /// Whether the certificate holds, and its noise is at most the claim; with equality where `isSharp`.
  private func proves(
    _ certificate: LyapunovCertificate, _ coefficients: some MomentumCoefficients, isSharp: Bool
  ) -> Bool {
    let claim = coefficients.stepCondition.largestStepSize * variance * coefficients.noiseFactor
    let excess = certificate.noise - claim
    return certificate.holds() && excess <= 1e-12 * claim && (!isSharp || excess >= -1e-12 * claim)
  }

  @Test func momentum() throws {
    for (index, given) in try manyHypotheses().enumerated() {
      let w = [0.5, 0.3, 0.9][index % 3]
      let coefficients = try EF21SGDMCoefficients(given, weight: w)
      let recursions = ErrorRecursion.ef21SGDM(given, noiseVariance: variance)
      let proof = certificate(coefficients, recursions, try .single(weight: w))
      #expect(proves(proof, coefficients, isSharp: true))
      // The condition on the step is needed: it is what the weight of R asks for.
      #expect(!certificate(coefficients, recursions, try .single(weight: w), stepFactor: 1.01).holds())
    }
  }

  @Test func doubleMomentum() throws {
    for given in try manyHypotheses() {
      let coefficients = try EF21SGD2MCoefficients(given)
      let recursions = ErrorRecursion.ef21SGD2M(given, noiseVariance: variance)
      #expect(proves(certificate(coefficients, recursions, .double), coefficients, isSharp: true))
      #expect(!certificate(coefficients, recursions, .double, stepFactor: 1.01).holds())
    }
  }

  @Test func recursiveMomentum() throws {
    for (index, given) in try manyHypotheses().enumerated() {
      let spread = [0, 0.5, 3][index % 3] * given.quadraticMeanSmoothness
      let coefficients = try EF21STORMCoefficients(given, noiseSmoothness: spread)
      let recursions = ErrorRecursion.ef21STORM(given, noiseSmoothness: spread, noiseVariance: variance)
      let proof = certificate(coefficients, recursions, try .single(weight: 0.5))
      #expect(proves(proof, coefficients, isSharp: true))
      #expect(!certificate(coefficients, recursions, try .single(weight: 0.5), stepFactor: 1.01).holds())
    }
  }

  @Test func uncompressed() throws {
    for given in try manyHypotheses() {
      let coefficients = try SGDMCoefficients(
        smoothness: given.smoothness, workerCount: given.workerCount, momentum: given.momentum)
      let recursions = ErrorRecursion.momentum(given, noiseVariance: variance)
      #expect(proves(certificate(coefficients, recursions, .uncompressed), coefficients, isSharp: true))
    }
  }

  @Test func exactGradients() throws {
    for given in try manyHypotheses() {
      let condition = try EF21Stationarity.stepCondition(
        smoothness: given.smoothness, quadraticMeanSmoothness: given.quadraticMeanSmoothness, pair: given.pair)
      let recursion = ErrorRecursion.ef21(
        quadraticMeanSmoothness: given.quadraticMeanSmoothness, pair: given.pair)
      func proof(_ weight: Double, _ gamma: Double, factor: Double = 1) -> LyapunovCertificate {
        LyapunovCertificate(
          weights: MomentumErrors(compression: weight / given.pair.theta), recursions: [recursion],
          estimate: .exactGradients, smoothness: given.smoothness, stepSize: gamma, factor: factor)
      }
      #expect(proof(0.5, condition.largestStepSize).holds())
      #expect(proof(0.5, condition.simpleStepSize).holds())
      #expect(!proof(0.49, condition.simpleStepSize).holds())
      let mu = given.smoothness / 8
      let linear = try EF21LinearRate.prescribedStepSize(
        smoothness: given.smoothness, quadraticMeanSmoothness: given.quadraticMeanSmoothness,
        polyakLojasiewicz: mu, pair: given.pair)
      #expect(proof(1, linear, factor: 1 - linear * mu).holds())
    }
  }

  @Test func linearRate() throws {
    for given in try manyHypotheses() {
      let coefficients = try EF21SGDMLinearRate.Coefficients(given)
      let mu = given.smoothness / 8
      let gamma = coefficients.prescribedStepSize(polyakLojasiewicz: mu)
      let weights = MomentumErrors(
        compression: coefficients.compressionWeight, momentum: coefficients.momentumWeight,
        workerMomentum: coefficients.workerMomentumWeight)
      func proof(factor: Double) throws -> LyapunovCertificate {
        LyapunovCertificate(
          weights: weights, recursions: ErrorRecursion.ef21SGDM(given, noiseVariance: variance),
          estimate: try .single(weight: 0.5), smoothness: given.smoothness, stepSize: gamma, factor: factor)
      }
      #expect(try proof(factor: 1 - gamma * mu).holds())
      let claim = gamma * variance * coefficients.noiseFactor
      #expect(try (proof(factor: 1).noise - claim).magnitude <= 1e-12 * claim)
      // The surplus is at most half of the least contraction.
      #expect(try !proof(factor: 1 - 0.51 * min(given.pair.theta, given.momentum)).holds())
    }
  }

  /// Every weight of every Lyapunov function is needed.
  @Test func aSmallerWeightProvesNothing() throws {
    let given = try momentumHypotheses()
    let coefficients = try EF21SGD2MCoefficients(given)
    let recursions = ErrorRecursion.ef21SGD2M(given, noiseVariance: variance)
    func holds(_ change: (inout MomentumErrors) -> Void) -> Bool {
      var weights = coefficients.weights
      change(&weights)
      return LyapunovCertificate(
        weights: weights, recursions: recursions, estimate: .double, smoothness: 1,
        stepSize: coefficients.stepCondition.largestStepSize / 2
      ).holds()
    }
    #expect(holds { _ in })
    #expect(!holds { $0.compression *= 0.99 })
    #expect(!holds { $0.momentum *= 0.99 })
    #expect(!holds { $0.workerMomentum *= 0.99 })
    #expect(!holds { $0.second *= 0.99 })
    #expect(!holds { $0.workerSecond *= 0.99 })
  }

  @Test func descentAndYoungAreAttained() throws {
    let lemma = try DescentLemma(smoothness: 2, stepSize: 0.25)
    // f = x² from 1 along g = 1: f(¾²) = 1 − ⅛·4 − 1·(1/16) + ⅛·1, with equality for a quadratic.
    let sides = lemma.sides(
      nextLoss: 0.5625, loss: 1, squaredGradient: 4, squaredMove: 0.0625, squaredError: 1)
    #expect(sides.left == sides.right && sides.holds())
    let pair = YoungPair.tight(try ContractiveClass(alpha: 0.75))
    // b = (1/q − 1)a = a: ¼·4 = ½ + ½.
    #expect(pair.sides(squaredSum: 4, squaredFirst: 1, squaredSecond: 1) == InequalitySides(left: 1, right: 1))
    #expect(!pair.sides(squaredSum: 4.001, squaredFirst: 1, squaredSecond: 1).holds())
  }
}
