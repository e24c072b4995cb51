import EFSpec
import Theory

/// The scaling laws of error-compensated SGD with a mask that keeps each entry with probability `α`.
struct CompressionRates<Method: Algorithm>: Sendable {
  /// The method with a contraction parameter, on `IsotropicQuadratic.copies` coordinates.
  let method: @Sendable (_ alpha: Double, _ stepSizes: StepSizes) -> Method

  /// The rounds of the shortest tuned runs: four times `57/α²` at the smallest `α`, 1/3.
  var shortest = 4 * 57 * 9

  func arms() throws -> [RateArm] { try gaps() + excesses() + [deterministic()] + closedForms() }

  /// The mask of contraction parameter `1/v`.
  private func mask(inverse v: Double) throws -> ContractiveClass { try ContractiveClass(alpha: 1 / v) }

  func gaps() throws -> [RateArm] {
    let rounds = [shortest, 2 * shortest, 4 * shortest]
    let longest = TunedGap(rounds: 4 * shortest)
    return [
      gap(
        "mean gap, tuned step, α = 1/3", in: "T", at: rounds.map(Double.init), .gapInRounds,
        rounds.map { TunedGap(rounds: $0) }, try rounds.map { _ in try mask(inverse: 3) }),
      gap(
        "mean gap, tuned step", in: "1/α", at: [1, 2, 3], .gapInMemory, [longest, longest, longest],
        try [1, 2, 3].map(mask)),
    ]
  }

  private func gap(
    _ quantity: String, in variable: String, at places: [Double], _ law: FrameworkScaling, _ instances: [TunedGap],
    _ masks: [ContractiveClass]
  ) -> RateArm {
    let steps = try? zip(instances, masks).map { try $0.stepSize(CompressionMemory(compressor: $1)) }
    return RateArm(
      quantity, in: variable, at: places, law: law.prediction, horizon: instances.map(\.rounds).horizonText,
      exact: { try instances[$0].masked(masks[$0]) },
      simulation: steps.map { steps in
        .random(
          units: IsotropicQuadratic.copies, secondMoment: { try instances[$0].maskedSecondMoment(masks[$0]) }
        ) { run in
          let instance = instances[run.place]
          return instance.quadratic.meanSquares(
            method(masks[run.place].alpha, .constant(steps[run.place])), start: instance.distance,
            rounds: instance.rounds, as: run
          ).map { instance.smoothness / 2 * $0 }
        }
      })
  }

  private func excesses() throws -> [RateArm] {
    let rounds = [10_000, 20_000, 40_000]
    let masks = try [2, 3, 5].map(mask)
    @Sendable func excess(_ rounds: Int, _ compressor: ContractiveClass) throws -> Double {
      try TunedGap(rounds: rounds).masked(compressor) / TunedGap(rounds: rounds).delayed(0) - 1
    }
    return [
      RateArm(
        "mean gap over that of SGD, less 1, α = 1/3", in: "T", at: rounds.map(Double.init),
        law: FrameworkScaling.excessInRounds.prediction, horizon: rounds.horizonText,
        exact: { try excess(rounds[$0], masks[1]) }),
      RateArm(
        "mean gap over that of SGD, less 1", in: "1/α - 1", at: [1, 2, 4],
        law: FrameworkScaling.excessInMemory.prediction, horizon: [40_000].horizonText,
        exact: { try excess(40_000, masks[$0]) }),
    ]
  }

  /// Rounds until `E x² ≤ 10⁻¹²` on `λx²/2`, `λ = L/20`, from 1, without noise. Rare events rule this mean, so that no
  /// number of runs could show it.
  private func deterministic() throws -> RateArm {
    let masks = try [2, 3, 5, 9, 17].map(mask)
    let mode = try QuadraticMode(eigenvalue: 0.05, noiseVariance: 0)
    return RateArm(
      "rounds to E x² ≤ 1e-12, half the stability limit, λ = L/20", in: "2/α - 1",
      at: masks.map { (2 / $0.alpha - 1).rounded() }, law: FrameworkScaling.stepsInMaskAtHalfLimit.prediction,
      horizon: "until reached",
      exact: { place in
        let step = try MaskedQuadratic(compressor: masks[place]).meanSquareLimit(noiseGrowth: 0) / 2
        var moments = MaskMoments(mode: mode, compressor: masks[place], start: 1)
        var rounds = 0
        while moments.secondMoment > 1e-12 && rounds < NoiselessDescent.longest {
          moments.advance(stepSize: step)
          rounds += 1
        }
        return moments.secondMoment <= 1e-12 ? Double(rounds) : .infinity
      })
  }

  private func closedForms() throws -> [RateArm] {
    let masks = try [1, 2, 3, 5, 9].map(mask)
    let c = 5e-4
    let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 1)
    let growths = [0.0, 1, 4]
    let half = try mask(inverse: 2)
    return [
      RateArm(
        "inflation of the stationary variance over γλ, γλ = 5e-4", in: "1/α - ½",
        at: masks.map { 1 / $0.alpha - 0.5 }, law: FrameworkScaling.inflationInMemory.prediction,
        exact: {
          (2 * (try MaskedQuadratic(compressor: masks[$0]).stationaryVariance(of: mode, stepSize: c)) / c - 1) / c
        }),
      RateArm(
        "largest stable γλ in mean square", in: "2/α - 1", at: masks.map { 2 / $0.alpha - 1 },
        law: FrameworkScaling.maskLimit.prediction,
        exact: { try MaskedQuadratic(compressor: masks[$0]).meanSquareLimit(noiseGrowth: 0) }),
      RateArm(
        "largest stable γλ in mean square, α = 1/2", in: "2/α - 1 + M", at: growths.map { 3 + $0 },
        law: FrameworkScaling.growthLimit.prediction,
        exact: { try MaskedQuadratic(compressor: half).meanSquareLimit(noiseGrowth: growths[$0]) }),
    ]
  }
}

extension CompressionRates where Method == ErrorCompensatedSGD<RandomSparsification> {
  init() { self.init { ErrorFeedback(compressor: Self.compressor(alpha: $0), stepSizes: $1) } }

  /// The mask, independent from entry to entry.
  static func compressor(alpha: Double) -> RandomSparsification {
    RandomSparsification(
      probabilities: Array(repeating: alpha, count: IsotropicQuadratic.copies), scaling: .biased)
  }
}
