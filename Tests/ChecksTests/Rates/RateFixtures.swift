import Foundation
import GSL
import Theory

@testable import Checks

/// Arms with a power law of their own, whose copies are squares of normal numbers.
enum RateFixture {
  static let places = [1.0, 2, 4]

  /// - Parameters:
  ///   - exponent: The exponent of the exact values.
  ///   - predicted: The exponent that is claimed.
  ///   - factor: What the simulation multiplies the exact values by, place by place.
  static func arm(
    exponent: Double, predicted: Double, window: Double = 0.05, curvature: Double = 0,
    factor: @escaping @Sendable (Int) -> Double = { _ in 1 }
  ) -> RateArm {
    @Sendable func value(_ place: Int) -> Double {
      let u = log(places[place])
      return exp(exponent * u + curvature * u * u)
    }
    let law = ScalingPrediction(
      law: "fixture", regime: .noise, exponent: predicted, window: window, source: .stich2020)
    return RateArm(
      "power", in: "x", at: places, law: law, exact: value,
      simulation: .random(units: 64, secondMoment: { _ in 3 }) { run in
        var stream = RandomStream(
          StreamName(
            seed: run.seed, purpose: .test, experiment: run.experiment, repetition: run.repetition))
        return (0..<64).map { _ in
          let normal = stream.gaussian()
          return normal * normal * value(run.place) * factor(run.place)
        }
      })
  }

  static func check(_ arm: RateArm, _ simulations: RateSimulations = .planned(.short)) -> RateCheck {
    RateCheck("fixture", summary: "A fixture.", arms: [arm], simulations: simulations)
  }

  static func run(seed: UInt64 = 5, falseAlarm: Double = 1e-6) -> RunSettings {
    RunSettings(seed: seed, budget: .quick, criterion: Criterion(falseAlarmProbability: falseAlarm))
  }

  /// The verdicts by the names of the findings.
  static func verdicts(
    _ check: RateCheck, seed: UInt64 = 5, falseAlarm: Double = 1e-6
  ) throws -> [String: Verdict] {
    let run = run(seed: seed, falseAlarm: falseAlarm)
    let findings = check.judge(try check.gather(resuming: nil, in: run), by: run.criterion)
    return Dictionary(findings.map { ($0.check, $0.verdict) }) { Verdict.overall([$0, $1]) }
  }
}
