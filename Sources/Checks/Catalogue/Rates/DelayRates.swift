import EFSpec
import Foundation
import Theory

/// The scaling laws of SGD with a fixed delay.
///
/// Horizons are four times the `57 (τ + 1)²` rounds from which on local exponents are within 0.05 of the limit.
struct DelayRates<Method: Algorithm>: Sendable {
  /// The method with a delay and step sizes.
  let method: @Sendable (_ delay: Int, _ stepSizes: StepSizes) -> Method

  func arms() throws -> [RateArm] {
    gaps + excesses + decreasing + gradients + (try deterministic() + closedForms())
  }

  /// The rounds of the shortest tuned runs with the delay `τ`.
  static func horizon(_ delay: Int) -> Int { 4 * 57 * (delay + 1) * (delay + 1) }

  // MARK: - The noise regime

  private var gaps: [RateArm] {
    let base = Self.horizon(2)
    let rounds = [base, 2 * base, 4 * base]
    let longest = 4 * base
    return [
      gap(
        "mean gap, tuned step, τ = 2", in: "T", at: rounds.map(Double.init), .gapInRounds,
        rounds.map { TunedGap(rounds: $0) }
      ) { _ in 2 },
      gap(
        "mean gap, tuned step, τ = 2", in: "σ", at: [1, 2, 4], .gapInDeviation,
        [1, 2, 4].map { TunedGap(deviation: $0, rounds: longest) }, isSimulated: false
      ) { _ in 2 },
      gap(
        "mean gap, tuned step, τ = 2", in: "R", at: [0.25, 0.5, 1], .gapInDistance,
        [0.25, 0.5, 1].map { TunedGap(distance: $0, rounds: longest) }, isSimulated: false
      ) { _ in 2 },
      gap(
        "mean gap, tuned step", in: "τ + 1", at: [1, 2, 3], .gapInMemory,
        Array(repeating: TunedGap(rounds: longest), count: 3)
      ) { $0 },
    ]
  }

  private func gap(
    _ quantity: String, in variable: String, at places: [Double], _ law: FrameworkScaling, _ instances: [TunedGap],
    isSimulated: Bool = true, delay: @escaping @Sendable (_ place: Int) -> Int
  ) -> RateArm {
    RateArm(
      quantity, in: variable, at: places, law: law.prediction, horizon: instances.map(\.rounds).horizonText,
      exact: { try instances[$0].delayed(delay($0)) },
      simulation: isSimulated ? simulation(instances, delay: delay) : nil)
  }

  private func simulation(
    _ instances: [TunedGap], delay: @escaping @Sendable (_ place: Int) -> Int
  ) -> RateSimulation? {
    guard let steps = try? instances.indices.map({ try instances[$0].stepSize(DelayMemory(delay: delay($0))) }) else {
      return nil
    }
    return .normalCopies {
      run in
      let instance = instances[run.place]
      return instance.quadratic.meanSquares(
        method(delay(run.place), .constant(steps[run.place])), start: instance.distance, rounds: instance.rounds,
        as: run
      ).map { instance.smoothness / 2 * $0 }
    }
  }

  private var excesses: [RateArm] {
    let rounds = [10_000, 20_000, 40_000]
    @Sendable func excess(_ rounds: Int, _ delay: Int) throws -> Double {
      try TunedGap(rounds: rounds).delayed(delay) / TunedGap(rounds: rounds).delayed(0) - 1
    }
    return [
      RateArm(
        "mean gap over that of SGD, less 1, τ = 2", in: "T", at: rounds.map(Double.init),
        law: FrameworkScaling.excessInRounds.prediction, horizon: rounds.horizonText,
        exact: { try excess(rounds[$0], 2) }),
      RateArm(
        "mean gap over that of SGD, less 1", in: "τ", at: [1, 2, 4], law: FrameworkScaling.excessInMemory.prediction,
        horizon: [40_000].horizonText, exact: { try excess(40_000, [1, 2, 4][$0]) }),
    ]
  }

  private var decreasing: [RateArm] {
    let runs = [1.0, 2, 4].map { DecreasingRun(delay: 2, horizon: $0) }
    let rounds = runs.compactMap { try? $0.rounds() }
    let variances = [0.5, 1, 2]
    let strengths = [0.25, 0.5, 1]
    let delays = [0, 1, 2, 4]
    @Sendable func longest() throws -> Int { try DecreasingRun(delay: 4).rounds() }
    return [
      RateArm(
        "last gap, decreasing steps, τ = 2", in: "T", at: rounds.map(Double.init),
        law: FrameworkScaling.decreasingInRounds.prediction, horizon: rounds.horizonText,
        exact: { try runs[$0].lastGap() }, simulation: simulation(runs)),
      RateArm(
        "last gap, decreasing steps, τ = 2", in: "σ²", at: variances,
        law: FrameworkScaling.decreasingInVariance.prediction, horizon: "T = 100 κ",
        exact: { try DecreasingRun(noiseVariance: variances[$0], delay: 2).lastGap() }),
      RateArm(
        "last gap, decreasing steps, τ = 2", in: "μ", at: strengths,
        law: FrameworkScaling.decreasingInStrength.prediction, horizon: "T = 100 κ at μ = L/4",
        exact: { place in
          let rounds = try DecreasingRun(strength: strengths[0], delay: 2).rounds()
          return try DecreasingRun(strength: strengths[place], delay: 2).lastGap(rounds: rounds)
        }),
      RateArm(
        "last gap, decreasing steps", in: "τ + 1", at: delays.map { Double($0 + 1) },
        law: FrameworkScaling.decreasingInMemory.prediction, horizon: "T = 100 κ at τ = 4",
        exact: { try DecreasingRun(delay: delays[$0]).lastGap(rounds: longest()) }),
    ]
  }

  private func simulation(_ runs: [DecreasingRun]) -> RateSimulation? {
    guard let plans = try? runs.map({ (steps: try $0.stepSizes(), rounds: try $0.rounds()) }) else { return nil }
    return .normalCopies {
      run in
      let instance = runs[run.place]
      let plan = plans[run.place]
      return instance.quadratic.lastSquares(method(instance.delay, plan.steps), start: 1, rounds: plan.rounds, as: run)
        .map { instance.strength / 2 * $0 }
    }
  }

  private var gradients: [RateArm] {
    let base = Self.horizon(2)
    let rounds = [base, 2 * base, 4 * base]
    func arm(
      _ variable: String, _ places: [Double], _ law: FrameworkScaling,
      _ instance: @escaping @Sendable (Double) -> TunedGradient
    ) -> RateArm {
      RateArm(
        "mean ‖∇f‖², tuned step, τ = 2", in: variable, at: places, law: law.prediction,
        horizon: (variable == "T" ? rounds : [4 * base]).horizonText, exact: { try instance(places[$0]).delayed(2) })
    }
    return [
      arm("T", rounds.map(Double.init), .gradientInRounds) { TunedGradient(rounds: Int($0)) },
      arm("σ²", [1, 2, 4], .gradientInVariance) { TunedGradient(noiseVariance: $0, rounds: 4 * base) },
      arm("F₀", [0.125, 0.25, 0.5], .gradientInGap) { TunedGradient(gap: $0, rounds: 4 * base) },
      arm("L", [0.25, 0.5, 1], .gradientInSmoothness) { TunedGradient(smoothness: $0, rounds: 4 * base) },
      RateArm(
        "mean ‖∇f‖², tuned step", in: "τ + 1", at: [1, 2, 3], law: FrameworkScaling.gradientInMemory.prediction,
        horizon: [4 * base].horizonText, exact: { try TunedGradient(rounds: 4 * base).delayed($0) }),
    ]
  }

  // MARK: - The deterministic regime

  private func deterministic() throws -> [RateArm] {
    let eigenvalue = 0.05
    let short = [1, 2, 4, 8, 16]
    let long = [4, 8, 16, 32]
    return [
      noiseless(
        "rounds to 1e-6, step of the theorem, λ = L/20", in: "τ", at: short.map(Double.init), .stepsInDelayAtTheoryStep,
        try short.map { try NoiselessDescent.atTheoryStep(delay: $0, eigenvalue: eigenvalue) }),
      noiseless(
        "rounds to 1e-6, half the stability limit, λ = L/20", in: "2τ + 1", at: long.map { Double(2 * $0 + 1) },
        .stepsInDelayAtHalfLimit,
        try long.map { try NoiselessDescent.atHalfLimit(delay: $0, eigenvalue: eigenvalue) }),
    ]
  }

  private func noiseless(
    _ quantity: String, in variable: String, at places: [Double], _ law: FrameworkScaling, _ runs: [NoiselessDescent]
  ) -> RateArm {
    RateArm(
      quantity, in: variable, at: places, law: law.prediction, horizon: "until kept",
      exact: { runs[$0].exactRounds },
      simulation: .noiseless(tolerance: 1) { runs[$0].rounds(of: method(runs[$0].delay, .constant(runs[$0].stepSize))) }
    )
  }

  // MARK: - Closed forms

  private func closedForms() throws -> [RateArm] {
    let delays = [0, 1, 2, 4, 8]
    let forms = try delays.map { try DelayedQuadratic(delay: $0) }
    let limits = try [8, 16, 32, 64].map { (delay: $0, form: try DelayedQuadratic(delay: $0)) }
    let c = 5e-4
    let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 1)
    return [
      RateArm(
        "inflation of the stationary variance over γλ, γλ = 5e-4", in: "τ + ½", at: delays.map { Double($0) + 0.5 },
        law: FrameworkScaling.inflationInMemory.prediction,
        exact: { (2 * (try forms[$0].stationaryVariance(of: mode, stepSize: c)) / c - 1) / c }),
      RateArm(
        "largest stable γλ", in: "2τ + 1", at: limits.map { Double(2 * $0.delay + 1) },
        law: FrameworkScaling.delayLimit.prediction, exact: { limits[$0].form.stabilityLimit }),
    ]
  }
}

extension DelayRates where Method == DelayedSGD<FixedDelay> {
  init() { self.init { ErrorFeedback(delays: FixedDelay($0), stepSizes: $1) } }
}
