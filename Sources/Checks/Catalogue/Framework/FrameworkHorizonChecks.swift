import EFSpec
import GSL
import Theory

extension Catalogue {
  /// The error of D-SGD and of EC-SGD against the horizon, each with the step size that is prescribed for it.
  static func frameworkHorizonChecks() throws -> [ExpectationCheck] {
    let horizons = (4...13).map { 1 << $0 }
    let runs = Repetitions(quick: 64, standard: 256, thorough: 2048)
    return [
      try FrameworkHorizons(horizons, runs: runs).delays([0, 4, 16]),
      try FrameworkHorizons(horizons, runs: runs).contractions(kept: [8, 2, 1]),
    ]
  }
}

/// Error against horizon on the quadratic of the framework.
struct FrameworkHorizons: Sendable {
  private let horizons: [Int]
  private let runs: Repetitions
  private let quadratic = FrameworkQuadratic.standard
  private let setting: QuasiConvexSetting

  init(_ horizons: [Int], runs: Repetitions) throws {
    self.horizons = horizons
    self.runs = runs
    setting = try quadratic.setting()
  }

  /// D-SGD for several delays `τ`.
  func delays(_ delays: [Int]) throws -> ExpectationCheck {
    let curves = try delays.map { delay in
      try curve("τ = \(delay)", memory: DelayMemory(delay: delay)) {
        try DelayMoments(mode: $0, delay: delay, start: 1)
      } method: {
        DelayedSGD(delays: FixedDelay(delay), stepSizes: .constant($0))
      }
    }
    return check(
      method: "D-SGD", curves,
      remark: "As the horizon grows the curves of all delays run together: the delay enters a term of higher order.")
  }

  /// EC-SGD with Rand-k for several `k`.
  func contractions(kept: [Int]) throws -> ExpectationCheck {
    let curves = try kept.map { k in
      let contraction = try ContractiveClass(alpha: Double(k) / Double(quadratic.dimension))
      return try curve("α = \(short(contraction.alpha))", memory: CompressionMemory(compressor: contraction)) {
        MaskMoments(mode: $0, compressor: contraction, start: 1)
      } method: {
        ErrorCompensatedSGD(compressor: RandK(k, scaling: .biased), stepSizes: .constant($0))
      }
    }
    return check(
      method: "EC-SGD, Rand-k", curves,
      remark: "As the horizon grows the curves of all contraction parameters α = k/d run together.")
  }

  private func curve<Memory: ErrorMemory, Moments: ModeMoments, Method: Algorithm>(
    _ name: String, memory: Memory, moments: @escaping @Sendable (QuadraticMode) throws -> Moments,
    method: @escaping @Sendable (_ stepSize: Double) -> Method
  ) throws -> ExpectationCurve {
    let theorems = try horizons.map { rounds in
      let prescription = try FrameworkPrescription(
        setting, memory: memory, initialSquaredDistance: quadratic.squaredDistance, rounds: rounds)
      return try FrameworkMasterBound(
        setting, memory: memory, stepSize: prescription.stepSize, initialSquaredDistance: quadratic.squaredDistance)
    }
    let (loss, plan) = (quadratic, Array(zip(horizons, theorems)))
    return ExpectationCurve(name, bounds: plan.map { $1.bound(afterRounds: $0) }) {
      let start = try loss.modes().map(moments)
      return plan.map { rounds, theorem in
        loss.weightedLoss(start, rounds: rounds, stepSize: theorem.stepSize, weights: theorem.weights)
      }
    } run: { repetition, seed in
      plan.map { rounds, theorem in
        var streams = WorkerStreams(
          seed: seed, experiment: "\(Memory.name) \(name) T = \(rounds)", repetition: repetition, workerCount: 1)
        return loss.weightedLoss(
          method(theorem.stepSize), rounds: rounds, weights: theorem.weights, using: &streams)
      }
    }
  }

  private func check(method: String, _ curves: [ExpectationCurve], remark: String) -> ExpectationCheck {
    ExpectationCheck(
      id: CheckID(
        subject: "\(method), quadratic (d = \(quadratic.dimension)): error against horizon", property: "bound"),
      claim: "(1/W) Σ w_t E F(x_t) ≤ (r₀/(γW) + N)/(b − S), with the γ prescribed for T",
      quantity: "(1/W) Σ w_t F(x_t)", places: horizons.map(Double.init), curves: curves, runs: runs,
      picture: .init(
        title: "\(method): error against horizon",
        caption: "\(quadratic.words). Every horizon has its own step size. \(remark)",
        xAxis: .init("rounds T", .logarithmic), yAxis: .init("(1/W) Σ w_t (f(x_t) − f⋆)", .logarithmic)))
  }
}
