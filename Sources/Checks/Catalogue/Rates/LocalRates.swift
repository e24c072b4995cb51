import EFSpec
import Theory

/// The scaling laws of local SGD in the number of its steps and of its workers.
struct LocalRates<Method: Algorithm, Memory: Sendable>: Sendable where Method.State == ErrorFeedbackState<Memory> {
  /// The method with a number of local steps and step sizes.
  let method: @Sendable (_ localSteps: Int, _ stepSizes: StepSizes) -> Method

  /// Twenty times the rounds in which a mode forgets its start, `1/(2γλ)`.
  private static var rounds: Int { 500 }
  private static var stepSize: Double { 0.02 }

  /// In `H`.
  func arms() -> [RateArm] {
    [
      variance(
        "variance of the mean iterate, n = 4, γλ = 0.02", in: "H", at: [1, 2, 5, 10], .varianceInLocalSteps,
        [1, 2, 5, 10].map {
          LocalStepsRun(localSteps: $0, workerCount: 4, stepSize: Self.stepSize, rounds: Self.rounds)
        }),
      spread(
        "spread of workers over that variance, n = 16, γλ = 0.002", in: "H - 1", at: [1, 2, 4, 8],
        .spreadInLocalSteps,
        [2, 3, 5, 9].map { LocalStepsRun(localSteps: $0, workerCount: 16, stepSize: 0.002, rounds: 5000) }),
    ]
  }

  /// In `n`.
  func workerArms() -> [RateArm] {
    func runs(_ counts: [Int], _ steps: Int) -> [LocalStepsRun] {
      counts.map { LocalStepsRun(localSteps: steps, workerCount: $0, stepSize: Self.stepSize, rounds: Self.rounds) }
    }
    return [
      variance(
        "variance of mini-batch SGD, γλ = 0.02", in: "n", at: [1, 2, 4, 8], .varianceInWorkers,
        runs([1, 2, 4, 8], 1)),
      variance(
        "variance of local SGD's mean, H = 4, γλ = 0.02", in: "n", at: [1, 2, 4, 8], .varianceInWorkers,
        runs([1, 2, 4, 8], 4)),
      spread(
        "spread of workers over that variance, H = 4, γλ = 0.02", in: "n - 1", at: [1, 3, 7], .spreadInWorkers,
        runs([2, 4, 8], 4)),
    ]
  }

  private func variance(
    _ quantity: String, in variable: String, at places: [Double], _ law: FrameworkScaling, _ runs: [LocalStepsRun]
  ) -> RateArm {
    RateArm(
      quantity, in: variable, at: places, law: law.prediction, horizon: runs.map(\.rounds).horizonText,
      exact: { try runs[$0].variance() },
      simulation: .normalCopies { run in
        let instance = runs[run.place]
        return instance.squares(method(instance.localSteps, .constant(instance.stepSize)), as: run)
      })
  }

  private func spread(
    _ quantity: String, in variable: String, at places: [Double], _ law: FrameworkScaling, _ runs: [LocalStepsRun]
  ) -> RateArm {
    let variances = try? runs.map { try $0.variance() }
    return RateArm(
      quantity, in: variable, at: places, law: law.prediction, horizon: runs.map(\.rounds).horizonText,
      exact: { try runs[$0].spread() },
      simulation: variances.map { variances in
        .normalCopies { run in
          let instance = runs[run.place]
          return instance.spreads(
            method(instance.localSteps, .constant(instance.stepSize)), over: variances[run.place], as: run)
        }
      })
  }
}

extension LocalRates where Method == LocalSGD, Memory == NoMemory {
  init() { self.init { ErrorFeedback(localSteps: $0, stepSizes: $1) } }
}
