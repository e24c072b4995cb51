import EFSpec
import Theory

/// The scaling laws of SGD with mini-batches: `B` gradients at one point, whose mean has the noise `σ²/B`.
struct BatchRates<Method: Algorithm>: Sendable {
  /// The method with step sizes.
  let method: @Sendable (_ stepSizes: StepSizes) -> Method

  func arms() throws -> [RateArm] { [variance, gap] + decreasing + gradients + [try growth()] }

  var variance: RateArm {
    let batches = [1, 2, 4, 8]
    let (step, rounds) = (0.02, 500)
    @Sendable func quadratic(_ batch: Int) -> IsotropicQuadratic {
      IsotropicQuadratic(eigenvalue: 1, noiseVariance: 1, batch: batch)
    }
    return RateArm(
      "variance of the iterate, γλ = 0.02", in: "B", at: batches.map(Double.init),
      law: FrameworkScaling.varianceInBatch.prediction, horizon: [rounds].horizonText,
      exact: { place in
        let mode = try quadratic(batches[place]).averageMode()
        return try DelayImpulse.secondMoments(mode: mode, delay: 0, start: 0, stepSize: step, rounds: rounds)[rounds]
      },
      simulation: .normalCopies { run in
        quadratic(batches[run.place]).lastSquares(method(.constant(step)), start: 0, rounds: rounds, as: run)
      })
  }

  /// Four gradients of variance 1 are one of variance 1/4, for which the horizon is four times as long.
  private var gap: RateArm {
    let base = 4 * 4 * 57
    let rounds = [base, 2 * base, 4 * base]
    let instances = rounds.map { TunedGap(deviation: 0.5, rounds: $0) }
    let steps = try? instances.map { try $0.stepSize(DelayMemory(delay: 0)) }
    return RateArm(
      "mean gap, tuned step, B = 4", in: "T", at: rounds.map(Double.init), law: FrameworkScaling.gapInRounds.prediction,
      horizon: rounds.horizonText, exact: { try instances[$0].delayed(0) },
      simulation: steps.map { steps in
        .normalCopies { run in
          IsotropicQuadratic(eigenvalue: 1, noiseVariance: 1, batch: 4).meanSquares(
            method(.constant(steps[run.place])), start: 1, rounds: rounds[run.place], as: run
          ).map { $0 / 2 }
        }
      })
  }

  /// With `B = 1`; larger batches are smaller `σ²`.
  private var decreasing: [RateArm] {
    let runs = [1.0, 2, 4].map { DecreasingRun(delay: 0, horizon: $0) }
    let rounds = runs.compactMap { try? $0.rounds() }
    let variances = [0.25, 0.5, 1]
    let strengths = [0.25, 0.5, 1]
    let plans = try? runs.map { (steps: try $0.stepSizes(), rounds: try $0.rounds()) }
    return [
      RateArm(
        "last gap, decreasing steps", in: "T", at: rounds.map(Double.init),
        law: FrameworkScaling.decreasingInRounds.prediction, horizon: rounds.horizonText,
        exact: { try runs[$0].lastGap() },
        simulation: plans.map { plans in
          .normalCopies { run in
            let plan = plans[run.place]
            return runs[run.place].quadratic.lastSquares(method(plan.steps), start: 1, rounds: plan.rounds, as: run)
              .map { runs[run.place].strength / 2 * $0 }
          }
        }),
      RateArm(
        "last gap, decreasing steps", in: "σ²/B", at: variances,
        law: FrameworkScaling.decreasingInVariance.prediction, horizon: "T = 100 κ",
        exact: { try DecreasingRun(noiseVariance: variances[$0], delay: 0).lastGap() }),
      RateArm(
        "last gap, decreasing steps", in: "μ", at: strengths,
        law: FrameworkScaling.decreasingInStrength.prediction, horizon: "T = 100 κ at μ = L/4",
        exact: { place in
          let rounds = try DecreasingRun(strength: strengths[0], delay: 0).rounds()
          return try DecreasingRun(strength: strengths[place], delay: 0).lastGap(rounds: rounds)
        }),
    ]
  }

  private var gradients: [RateArm] {
    let base = 4 * 57
    let rounds = [base, 2 * base, 4 * base]
    func arm(
      _ variable: String, _ places: [Double], _ law: FrameworkScaling,
      _ instance: @escaping @Sendable (Double) -> TunedGradient
    ) -> RateArm {
      RateArm(
        "mean ‖∇f‖², tuned step", in: variable, at: places, law: law.prediction,
        horizon: (variable == "T" ? rounds : [4 * base]).horizonText, exact: { try instance(places[$0]).delayed(0) })
    }
    return [
      arm("T", rounds.map(Double.init), .gradientInRounds) { TunedGradient(rounds: Int($0)) },
      arm("σ²/B", [1, 2, 4], .gradientInVariance) { TunedGradient(noiseVariance: $0, rounds: 4 * base) },
      arm("F₀", [0.125, 0.25, 0.5], .gradientInGap) { TunedGradient(gap: $0, rounds: 4 * base) },
      arm("L", [0.25, 0.5, 1], .gradientInSmoothness) { TunedGradient(smoothness: $0, rounds: 4 * base) },
    ]
  }

  private func growth() throws -> RateArm {
    let growths = [0.25, 1, 4, 16]
    let form = try DelayedQuadratic(delay: 0)
    return RateArm(
      "largest stable γλ in mean square", in: "1 + M", at: growths.map { 1 + $0 },
      law: FrameworkScaling.growthLimit.prediction, exact: { try form.meanSquareLimit(noiseGrowth: growths[$0]) })
  }
}

extension BatchRates where Method == StochasticGradientDescent {
  init() { self.init { ErrorFeedback(stepSizes: $0) } }
}
