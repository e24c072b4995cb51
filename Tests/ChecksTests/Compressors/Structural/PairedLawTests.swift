import Foundation
import GSL
import Testing

@testable import Checks

/// The tests of laws keep their false-alarm probability.
@Suite struct PairedLawTests {
  @Test func theSignOfATrialUnderOneSeedIsSymmetricForIndependentCalls() {
    // All outcomes of three independent calls of a law on three values.
    let law: [(value: Double, probability: Double)] = [(0, 0.5), (1, 0.3), (2, 0.2)]
    var (mean, moved) = (0.0, 0.0)
    for a in law {
      for b in law {
        for c in law {
          let sign = SharedSeedTrial(first: [a.value], second: [b.value], image: [c.value]).sign(==)
          mean += a.probability * b.probability * c.probability * sign
          moved += a.probability * b.probability * c.probability * sign.magnitude
        }
      }
    }
    #expect(mean.magnitude < 1e-15 && moved > 0.3)
  }

  @Test func aTrialOfAFunctionOfTheSeedTellsAFaultFromNone() {
    #expect(SharedSeedTrial(first: [1], second: [1], image: [1]).sign(==) == 0)
    #expect(SharedSeedTrial(first: [1], second: [1], image: [2]).sign(==) == 1)
  }

  @Test func exchangingTheOutputsReversesEverySign() {
    let reference = RelativeReference([3, -1, 0.5])
    let a = PairStatistics(of: [3, 0, 0], at: reference)
    let b = PairStatistics(of: [0, -2, 0.7], at: reference)
    let forward = PairStatistics.differences(a, b, dtype: .float64)
    #expect(forward == PairStatistics.differences(b, a, dtype: .float64).map { -$0 })
    #expect(forward.allSatisfy { $0 != 0 })
    let broken = PairStatistics(of: [.nan, 0, 0], at: reference)
    #expect(PairStatistics.differences(a, broken, dtype: .float64).allSatisfy { $0 == 0 })
  }

  @Test func whatRoundingMovesIsNoDifference() {
    let reference = RelativeReference([3, -1, 0.5])
    let a = PairStatistics(of: [3, -1, 0.5], at: reference)
    let b = PairStatistics(of: [3 + 1e-14, -1 - 1e-15, 0.5], at: reference)
    #expect(PairStatistics.differences(a, b, dtype: .float64).allSatisfy { $0 == 0 })
  }

  @Test func aTrueLawAlarmsAsSeldomAsPromised() {
    // At α = 0.05 the alarms in 300 runs are at most binomial(300, 0.05), of mean 15; 39 and more have
    // probability 10⁻⁷.
    let subject = ScriptedSubject.seeded("a mask") { x, stream in x.map { stream.bernoulli(0.5) ? 2 * $0 : 0 } }
    let inputs = [[1.0, 2], [3, -1]].map { LibraryInput(name: "\($0)", input: SubjectInput($0), isCanonical: true) }
    var alarms = 0
    for seed in 0..<300 as Range<UInt64> {
      let settings = RunSettings(seed: seed, budget: .quick, criterion: Criterion(falseAlarmProbability: 0.05))
      var sessions = (try? subject.makeSession()).map { [PatientSession($0, deadline: nil)] } ?? []
      let arms = inputs.map {
        PairArm(input: $0, law: .permutation(name: "reversal", order: [1, 0]), weight: 0.5, dtype: .float64)
      }
      var search = TrialSearch(arms: arms, settings: settings, claim: "a true law")
      search.spend(calls: 400, &sessions)
      alarms += search.arms.contains { $0.evidence.supremum + log(0.5) >= log(1 / 0.05) } ? 1 : 0
    }
    #expect(alarms < 39)
  }

  @Test func theDetectableImbalanceIsFoundAsOftenAsStated() throws {
    // 200 signs at α = 10⁻³ show the stated mean with probability 0.99; of 200 runs at least 189 must, but for a
    // probability of 10⁻⁵ if it is 0.99, and the approximation by a normal law costs little.
    let imbalance = try #require(detectableImbalance(signs: 200, alpha: 1e-3))
    #expect((0.2...0.6).contains(imbalance))
    var found = 0
    for run in 0..<200 {
      var stream = RandomStream(StreamName(seed: 3, purpose: .compressor, experiment: "imbalance", repetition: run))
      var test = SignTest()
      var supremum = 0.0
      for _ in 0..<200 {
        test.feed(signOf: stream.bernoulli((1 + imbalance) / 2) ? 1 : -1)
        supremum = max(supremum, test.logWealth)
      }
      if supremum >= log(1e3) { found += 1 }
    }
    #expect(found >= 189)
    #expect(detectableImbalance(signs: 10, alpha: 1e-3) == nil, "ten signs cannot reach a wealth of 1000")
  }
}
