import Foundation
import GSL
import Testing

@testable import Checks

/// Claims about stochastic gradients. A true claim is refuted with probability 10⁻⁶ at most, a false one is missed
/// with much less at these sizes; seeds are fixed.
@Suite struct NoiseAssumptionTests {
  /// `‖x‖²/2` in dimension 6 with noise of variance `a + b‖x‖²`, and a bias.
  private func oracle(
    variance: Double, growth: Double = 0, bias: Double = 0, knowsGradient: Bool = true
  ) -> FunctionOracle {
    let gradient: FunctionOracle.Gradient = { _, x in x }
    return FunctionOracle(
      name: "noisy", dimension: 6, takesBatches: true, gradient: knowsGradient ? gradient : nil,
      draw: { _, x, batch, stream in
        let total = (variance + growth * x.reduce(0) { $0 + $1 * $1 }) / Double(batch ?? 1)
        let deviation = (total / 6).squareRoot()
        return x.map { $0 + bias + stream.gaussian(standardDeviation: deviation) }
      })
  }

  @Test(arguments: [
    ("boundedVariance(sigma2=2)", Verdict.consistent), ("boundedVariance(sigma2=1.7)", .refuted),
    ("noise(M=0, sigma2=2)", .consistent), ("unbiasedGradient(sigma2=2)", .consistent),
    ("unbiasedGradient(sigma2=1.6)", .refuted), ("batchScaling(sigma2=2)", .consistent),
    ("batchScaling(sigma2=1.6, B=(1, 8))", .refuted), ("meanSquaredSmooth(L=1)", .consistent),
    ("meanSquaredSmooth(L=0.9)", .refuted),
  ])
  func additiveNoise(claim: String, verdict: Verdict) throws {
    #expect(try finding(claim, oracle(variance: 2)).verdict == verdict)
  }

  @Test func growingNoiseIsNoBoundedNoise() throws {
    let growing = oracle(variance: 1, growth: 0.5)
    #expect(try finding("boundedVariance(sigma2=100)", growing).verdict == .refuted)
    #expect(try finding("noise(M=0.5, sigma2=1)", growing).verdict == .consistent)
    #expect(try finding("noise(M=0.4, sigma2=1)", growing, budget: .standard).verdict == .refuted)
  }

  @Test func aBiasIsFoundUnderABoundOnTheVariance() throws {
    let biased = oracle(variance: 1, bias: 0.15)
    let refuted = try finding("unbiasedGradient(sigma2=2)", biased)
    #expect(refuted.verdict == .refuted)
    #expect(refuted.notes.contains { $0.hasPrefix("Biased") })
    let bare = try finding("unbiasedGradient", biased)
    #expect(bare.verdict == .undecided && bare.calls == 0)
    #expect(bare.notes[0].contains("cannot be refuted"))
  }

  @Test func withoutTheGradientPairsTellTheVariance() throws {
    let blind = oracle(variance: 2, knowsGradient: false)
    #expect(try finding("boundedVariance(sigma2=2)", blind, budget: .standard).verdict == .consistent)
    #expect(try finding("boundedVariance(sigma2=1.6)", blind, budget: .standard).verdict == .refuted)
    let unbiased = try finding("unbiasedGradient(sigma2=2)", blind)
    #expect(unbiased.verdict == .undecided)
    #expect(unbiased.notes.contains { $0.hasPrefix("A bias cannot be seen") })
    #expect(try finding("unbiasedGradient(sigma2=1)", blind).verdict == .refuted)
    let noise = try finding("noise(M=1, sigma2=1)", blind)
    #expect(noise.verdict == .undecided && noise.calls == 0)
  }

  @Test func multiplicativeNoiseIsSmoothOnlyInItsSecondMoment() throws {
    // g = (1 + s)x with s = ±1: the mean square of the difference is 2‖x − y‖².
    let oracle = FunctionOracle(
      name: "multiplicative", dimension: 4, gradient: { _, x in x },
      draw: { _, x, _, stream in
        let factor: Double = stream.bernoulli(0.5) ? 2 : 0
        return x.map { factor * $0 }
      })
    // The squares are 0 or twice their mean: more draws than these would be needed to be sure of 10 %.
    #expect(try finding("meanSquaredSmooth(L=sqrt(2))", oracle).verdict == .undecided)
    #expect(try finding("meanSquaredSmooth(L=1.3)", oracle, budget: .standard).verdict == .refuted)
  }

  @Test func anOracleWithoutNoiseKeepsABoundOfZero() throws {
    let exact = FunctionOracle(
      name: "exact", dimension: 3, gradient: { _, x in x.map { 3 * $0 + 1 } },
      draw: { _, x, _, _ in x.map { 3 * $0 + 1 } })
    #expect(try finding("boundedVariance(sigma2=0)", exact, calls: 2000).verdict == .consistent)
    let shaken = FunctionOracle(
      name: "shaken", dimension: 3, gradient: { _, x in x },
      draw: { _, x, _, stream in x.map { $0 + 1e-6 * stream.uniform() } })
    #expect(try finding("boundedVariance(sigma2=0)", shaken).verdict == .refuted)
  }

  @Test func roundingRefutesNothing() throws {
    // The noise is far below the rounding of the gradient at distance 10³, and is taken off.
    let tiny = FunctionOracle(
      name: "tiny", dimension: 3, gradient: { _, x in x.map { 1e6 * $0 + 1e6 } },
      draw: { _, x, _, stream in x.map { 1e6 * ($0 + 1) } })
    #expect(try finding("boundedVariance(sigma2=1e-24)", tiny).verdict != .refuted)
    #expect(try finding("unbiasedGradient(sigma2=1e-24)", tiny).verdict != .refuted)
  }

  @Test func aNaNInADrawIsRefuted() throws {
    let broken = FunctionOracle(
      name: "broken", dimension: 2, gradient: { _, x in x },
      draw: { _, x, _, stream in stream.bernoulli(0.01) ? [.nan, 0] : x })
    let finding = try finding("boundedVariance(sigma2=1)", broken)
    #expect(finding.verdict == .refuted && finding.notes[0].contains("NaN"))
  }

  /// At the bound itself, with a generous false-alarm probability of 0.05: of 200 runs 10 are expected at most, and
  /// 26 or more have probability 10⁻⁵.
  @Test func falseAlarmsStayBelowTheirProbability() throws {
    let law = FunctionOracle(
      name: "law", dimension: 1, gradient: { _, x in x },
      draw: { _, x, _, stream in [x[0] + stream.gaussian()] })
    var alarms = 0
    for seed in 0..<200 {
      let check = AssumptionCheck(
        of: law, claim: try AssumptionSpecification(parsing: "unbiasedGradient(sigma2=1)"), own: [])
      let settings = RunSettings(
        seed: UInt64(seed), budget: .quick, criterion: Criterion(falseAlarmProbability: 0.05))
      var search = try NoiseSearch(
        .unbiased(variance: 1), session: law.makeSession(), dtype: .float64,
        region: OracleRegion(law.nature, radius: .infinity, dtype: .float64),
        library: OracleRegion(law.nature, radius: .infinity, dtype: .float64).library(own: [], seed: UInt64(seed)),
        alpha: 0.05, deadline: nil, choices: RandomStream(key: UInt64(seed), stream: 1)
      ) { purpose, round in
        StreamName(seed: UInt64(seed), purpose: .test, experiment: purpose, repetition: round)
      }
      search.spend(calls: 600)
      let evidence = AssumptionEvidence(nature: law.nature, noise: search.evidence)
      if check.judge(evidence, by: settings.criterion)[0].verdict == .refuted { alarms += 1 }
    }
    #expect(alarms < 26)
  }
}
