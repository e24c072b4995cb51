import EFSpec
import GSL
import Theory

extension Catalogue {
  /// What local steps cost: with the same loss on all workers by noise, with different ones by drift.
  static func localStepsChecks() throws -> [any Check] {
    let counts = [1, 2, 4, 8, 16, 32, 64]
    let drift = LocalDrift.standard
    return [
      try LocalNoise(steps: counts, runs: Repetitions(quick: 48, standard: 256, thorough: 2048)).check,
      try drift.check(steps: counts, runs: Repetitions(quick: 64, standard: 256, thorough: 2048)),
      drift.fixedPointCheck(steps: counts),
    ]
  }
}

/// The error of local SGD against `H`, where all workers have the same loss: only noise tells them apart.
struct LocalNoise: Sendable {
  private let quadratic = FrameworkQuadratic(
    eigenvalues: FrameworkQuadratic.standard.eigenvalues, growth: 0, floor: 1, startEntry: 0)
  private let stepSize = 0.1
  private let rounds: Int
  private let steps: [Int]
  private let runs: Repetitions

  init(steps: [Int], rounds: Int = 512, runs: Repetitions) {
    self.steps = steps
    self.rounds = rounds
    self.runs = runs
  }

  var check: ExpectationCheck {
    get throws {
      let setting = try quadratic.setting()
      let id = CheckID(
        subject: "local SGD, quadratic (d = \(quadratic.dimension)): error against local steps", property: "bound")
      return ExpectationCheck(
        id: id, claim: "(1/W) Σ w_t (1/n) Σ_k E F(xᵏ_t) ≤ (r₀/(γW) + N)/(b − S), r₀ = 0, γ = \(short(stepSize))",
        quantity: "(1/W) Σ w_t F(x_t)", places: steps.map(Double.init),
        curves: [
          try curve("n = 4", workers: 4, ofMean: false, setting),
          try curve("n = 16", workers: 16, ofMean: false, setting),
          try curve("n = 16, x̄", workers: 16, ofMean: true, setting),
        ], runs: runs,
        picture: .init(
          title: "Local SGD, the same loss on all workers: error against local steps",
          caption:
            "\(quadratic.words), started at the minimiser, T = \(rounds), γ = \(short(stepSize)). The workers' own iterates lose with every "
            + "local step what averaging gains; their mean x̄ is mini-batch SGD whatever H.",
          xAxis: .init("local steps H", .logarithmic), yAxis: .init("(1/W) Σ w_t (f − f⋆)", .logarithmic)))
    }
  }

  private func curve(
    _ name: String, workers n: Int, ofMean: Bool, _ setting: QuasiConvexSetting
  ) throws -> ExpectationCurve {
    let theorems = try steps.map {
      try FrameworkMasterBound(
        setting, memory: ConvexLocalStepsMemory(schedule: LocalSchedule(steps: $0, workerCount: n)), stepSize: stepSize,
        initialSquaredDistance: quadratic.squaredDistance)
    }
    let (this, plan) = (self, Array(zip(steps, theorems)))
    return ExpectationCurve(name, bounds: theorems.map { $0.bound(afterRounds: this.rounds) }) {
      try plan.map { steps, theorem in
        let schedule = try LocalSchedule(steps: steps, workerCount: n)
        let start = try this.quadratic.modes().map {
          LocalModeMoments(
            moments: LocalMoments(mode: $0, schedule: schedule, start: this.quadratic.startEntry), isOfMean: ofMean)
        }
        return this.quadratic.weightedLoss(
          start, rounds: this.rounds, stepSize: this.stepSize, weights: theorem.weights)
      }
    } run: { repetition, seed in
      plan.map { steps, theorem in
        var streams = WorkerStreams(
          seed: seed, experiment: "local \(name) H = \(steps)", repetition: repetition, workerCount: n)
        var mean = GapMean(theorem.weights)
        LocalSGD(localSteps: steps, stepSizes: .constant(this.stepSize)).run(
          from: this.quadratic.start, on: this.quadratic.oracle(workers: n), rounds: this.rounds - 1, using: &streams
        ) { _, state in
          mean.add(
            ofMean
              ? this.quadratic.loss(at: state.virtualIterate)
              : GSL.mean(state.localIterates.map { this.quadratic.loss(at: $0) }))
          return true
        }
        return mean.value
      }
    }
  }
}

/// The second moment of a worker's iterate, or of the mean of the workers.
private struct LocalModeMoments: ModeMoments {
  var moments: LocalMoments
  let isOfMean: Bool

  var secondMoment: Double { moments.secondMoment + (isOfMean ? 0 : moments.consensus) }
  mutating func advance(stepSize: Double) { moments.advance(stepSize: stepSize) }
}
