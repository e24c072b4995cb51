import Foundation
import Testing
import Theory

@Suite struct TightRateTests {
  private func tight(_ mu: Double, _ smoothness: Double, q: Double) throws -> TightRate {
    try TightRate(strongConvexity: mu, smoothness: smoothness, compressor: ContractiveClass(error: q * q))
  }

  /// `(μ, L, q)` over many orders of magnitude.
  private func many() throws -> [TightRate] {
    var numbers = PseudoRandomNumbers(seed: 8)
    return try (0..<3000).map { _ in
      let smoothness = exp2(6 * numbers.next())
      return try tight(smoothness * exp2(4 * numbers.next() - 4.01), smoothness, q: 0.5 + 0.499 * numbers.next())
    }
  }

  @Test func examples() throws {
    let first = try tight(0.1, 1, q: 0.5)
    #expect((first.stepSize - 2 / 3.3).magnitude < 1e-15 && (first.rate - 0.8848083).magnitude < 1e-7)
    let second = try tight(1, 4, q: 0.8)
    #expect((second.stepSize - 0.0444444444).magnitude < 1e-9 && (second.rate - 0.9147725).magnitude < 1e-7)
  }

  @Test func limits() throws {
    // Gradient descent, and equal curvatures.
    let exact = try TightRate(strongConvexity: 1, smoothness: 3, compressor: ContractiveClass(alpha: 1))
    #expect(exact.rate == 0.25 && exact.stepSize == 0.5 && exact.certificates == nil)
    #expect((try tight(2, 2, q: 0.3).rate - 0.3).magnitude < 1e-15)
    #expect(try tight(2, 2, q: 0.3).certificates == nil)
    let stiff = try tight(1e-9, 1, q: 0.25)
    #expect(((1 - stiff.rate) / (4 * 0.75 / 1.25 * 1e-9) - 1).magnitude < 1e-4)
    #expect(throws: HypothesisViolation.self) { try tight(2, 1, q: 0.5) }
  }

  @Test func thePublishedFormIsTheSame() throws {
    for rate in try many() { #expect((rate.rate - rate.publishedRate).magnitude < 4e-15) }
  }

  @Test func theProofIsOne() throws {
    for rate in try many() {
      for proof in try #require(rate.certificates) { #expect(proof.residual < 1e-9, "\(rate)") }
    }
  }

  /// A better rate, another step and other multipliers prove nothing.
  @Test func aFalseProofIsNone() throws {
    for rate in try many() where rate.errorNorm < 0.99 && rate.strongConvexity < 0.9 * rate.smoothness {
      func proofs(rate factor: Double = 1, step: Double = 1, multiplier: Double = 1) -> [TightCertificate] {
        [
          .feedback(
            rate, stepSize: step * rate.stepSize, rate: factor * rate.rate,
            multiplier: multiplier * rate.feedbackMultiplier),
          .difference(
            rate, stepSize: step * rate.stepSize, rate: factor * rate.rate,
            multiplier: multiplier * rate.differenceMultiplier),
        ]
      }
      #expect(proofs().allSatisfy { $0.isProof() })
      #expect(proofs(rate: 0.999).allSatisfy { !$0.isProof() })
      #expect(proofs(step: 1.01).allSatisfy { !$0.isProof() } && proofs(step: 0.99).allSatisfy { !$0.isProof() })
      #expect(proofs(multiplier: 1.01).allSatisfy { !$0.isProof() })
    }
  }

  /// The form, at random vectors, is `ρV − V⁺ − lS`: what the matrix says is what the text says.
  @Test func theFormIsTheInequality() throws {
    var numbers = PseudoRandomNumbers(seed: 4)
    for rate in try many().prefix(200) {
      let (q, eta, mu, smoothness) = (rate.errorNorm, rate.stepSize, rate.strongConvexity, rate.smoothness)
      let (a, b, c) = (numbers.next(), numbers.next(), numbers.next())
      func value(_ proof: TightCertificate) -> Double {
        let z = [a, b, c]
        return (0..<3).reduce(0) { sum, i in
          (0..<3).reduce(sum) { $0 + proof.form[i][$1] * z[i] * z[$1] }
        }
      }
      func slack(_ g: Double, _ x: Double) -> Double {
        (smoothness + mu) * g * x - g * g - smoothness * mu * x * x
      }
      let proofs = try #require(rate.certificates)
      // y = a, e = b, g = c.
      let (x, pending) = (a + b, b + eta * c)
      let feedback =
        rate.rate * TightLyapunov.feedback(squaredVirtualDistance: a * a, squaredError: b * b, errorNorm: q)
        - TightLyapunov.feedback(
          squaredVirtualDistance: (a - eta * c) * (a - eta * c), squaredError: q * q * pending * pending, errorNorm: q)
        - rate.feedbackMultiplier * slack(c, x)
      let size = proofs[0].form.flatMap(\.self).map(\.magnitude).max() ?? 0
      #expect((value(proofs[0]) - feedback).magnitude < 1e-12 * size)
      // g = a, d = b, g′ = c.
      let difference =
        rate.rate * TightLyapunov.difference(squaredDistortion: (a - b) * (a - b), squaredGradient: a * a, errorNorm: q)
        - TightLyapunov.difference(
          squaredDistortion: q * q * (c - b) * (c - b), squaredGradient: c * c, errorNorm: q)
        - rate.differenceMultiplier * slack(c - a, -eta * b)
      let other = proofs[1].form.flatMap(\.self).map(\.magnitude).max() ?? 0
      #expect((value(proofs[1]) - difference).magnitude < 1e-12 * other)
    }
  }

  @Test func noStepIsBetter() throws {
    for rate in try many() {
      let best = try rate.lowerBound(stepSize: rate.stepSize)
      #expect((best - rate.rate).magnitude < 1e-12)
      for factor in [0.5, 0.9, 0.99, 1.01, 1.1] {
        #expect(try rate.lowerBound(stepSize: factor * rate.stepSize) > rate.rate)
      }
    }
    // A sensitive example.
    let example = try tight(0.1, 1, q: 0.5)
    #expect((try example.lowerBound(stepSize: 0.9 * example.stepSize) - 0.8958).magnitude < 5e-5)
    #expect((try example.lowerBound(stepSize: 1.1 * example.stepSize) - 1).magnitude < 1e-12)
    let steep = try QuadraticIteration(
      curvature: 1, compressor: ContractiveClass(alpha: 0.75), stepSize: example.stepSize)
    #expect((steep.stabilityLimit - 2.0 / 3).magnitude < 1e-15)
    #expect((steep.stabilityLimit / example.stepSize - 1.1).magnitude < 1e-14)
  }

  /// The matrix of EF on a parabola, iterated, has that radius.
  @Test func theRadiusIsThatOfTheIteration() throws {
    let iteration = try QuadraticIteration(curvature: 0.3, compressor: ContractiveClass(alpha: 0.64), stepSize: 0.5)
    let (q, step) = (iteration.errorNorm, 0.15)
    var (x, e, steps) = (1.0, 0.0, 0.0)
    for _ in 0..<2000 {
      let pending = e + step * x
      (x, e) = (x - (1 + q) * pending, -q * pending)
      let size = max(x.magnitude, e.magnitude)
      (x, e, steps) = (x / size, e / size, steps + log(size))
    }
    #expect((exp(steps / 2000) - iteration.spectralRadius).magnitude < 1e-3)
    #expect(iteration.determinant == -q)
  }

  /// The certificate of the linear rate of EF21 for smooth functions is never better.
  @Test func theGeneralRateIsNeverBetter() throws {
    for rate in try many() {
      let condition = try EF21LinearRate.stepCondition(
        smoothness: rate.smoothness, quadraticMeanSmoothness: rate.smoothness, pair: .tight(rate.compressor))
      let pair = YoungPair.tight(rate.compressor)
      let step = min(condition.largestStepSize, pair.theta / (2 * rate.strongConvexity))
      #expect(1 - step * rate.strongConvexity >= rate.rate - 1e-14)
    }
  }
}
