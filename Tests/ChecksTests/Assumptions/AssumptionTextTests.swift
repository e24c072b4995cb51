import Testing

@testable import Checks

@Suite struct AssumptionTextTests {
  private let nature = OracleNature(
    dimension: 4, workerCount: 2, knowsValues: true, knowsGradients: true, isStochastic: true)

  private func claim(_ text: String) throws -> AssumptionClaim {
    try AssumptionSpecification(parsing: text).claim(about: nature)
  }

  @Test func textsBecomeClaims() throws {
    #expect(try claim("smooth(L = 2*d)") == .smooth([8]))
    #expect(try claim("workerSmooth(L=3)") == .workerSmooth([3, 3]))
    #expect(try claim("workerSmooth(L=(1, d))") == .workerSmooth([1, 4]))
    #expect(try claim("convex") == .stronglyConvex(0))
    #expect(try claim("PL(mu=1/2)") == .polyakLojasiewicz(0.5))
    #expect(try claim("noise(sigma2=2, M=1)") == .noise(growth: 1, floor: 2))
    #expect(try claim("unbiasedGradient") == .unbiased(variance: nil))
    #expect(try claim("batchScaling(sigma2=1)") == .batchScaling(variance: 1, sizes: [1, 2, 4, 16]))
    #expect(try claim("batchScaling(sigma2=1, B=(3, 5))") == .batchScaling(variance: 1, sizes: [3, 5]))
    #expect(try claim("smooth(L=(1+d)*(2+d))") == .smooth([30]))
  }

  @Test(arguments: [
    "smoth(L=1)", "smooth", "smooth(mu=1)", "smooth(L=(1, 2))", "smooth(L=-1)", "smooth(L=1/0)",
    "workerSmooth(L=(1, 2, 3))", "batchScaling(sigma2=1, B=(1.5))", "batchScaling(sigma2=1, B=0)", "noise(sigma2=1)",
    "convex(mu=1)",
  ])
  func otherTextsAreRefused(text: String) {
    #expect(throws: UsageError.self) { try claim(text) }
  }

  @Test func theNormalSpellingIsReadAgain() throws {
    let texts = [
      "workerSmooth(L=(1, 2))", "noise(M=0, sigma2=d)", "unbiasedGradient", "batchScaling(sigma2=1, B=(4, 16))",
    ]
    for text in texts {
      let once = try AssumptionSpecification(parsing: text)
      #expect(once.description == text)
      #expect(try AssumptionSpecification(parsing: once.description) == once)
    }
  }
}
