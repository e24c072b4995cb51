import EFSpec
import Foundation
import GSL
import Theory

extension FeedbackTuningStatement: Exercisable {
  var relation: Statement.Relation {
    switch self {
    case .initialWeight, .quasiConvexCeiling, .ceilingWithoutMemory: .equals
    default: .atMost
    }
  }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .windowSum:
      try Self.examineSums(&places, run, windows: [.last(rounds: 1), .last(rounds: 4), .last(rounds: 9)])
    case .geometricSum: try Self.examineSums(&places, run, windows: [.geometric(forgetting: 0.3)])
    case .windowAtMost, .initialWeight, .crudeCeiling, .decreasingTelescopes, .decreasingWindow,
      .decreasingGeometricSum:
      try examineFormulas(&places)
    case .threeTerms, .twoTerms: try Self.examineTerms(&places, [self == .threeTerms ? 0.5 : 0, 0])
    case .strong: try Self.examineStrong(&places, [(1, 0), (1, 3), (0.01, 0.01)])
    case .strongWithoutLinearTerm: try Self.examineStrong(&places, [(0, 3), (0, 0.001)])
    case .strongWithoutNoise: try Self.examineStrong(&places, [(0, 0)])
    case .quasiConvexCeiling, .ceilingWithoutMemory, .simpleCeilingOfDelays, .simpleCeilingOfCompression, .retainedGap,
      .retainedGradient, .mergedTerms, .mergedGradientTerms:
      try examineCeilings(&places)
    }
  }

  // MARK: - Sums

  /// Random values, and one value followed by zeros, which is remembered completely.
  static func examineSums(
    _ places: inout Places, _ run: RunSettings, windows: [MemoryWindow],
    weight: ((MemoryWindow, _ rate: Double) -> Double)? = nil
  ) throws {
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "remembered sums"))
    for window in windows {
      for rate in [0, 1e-6, 0.02, 0.2] {
        let lemma = try SummationLemma(rate: rate, window: window)
        let pulse = [1.0] + [Double](repeating: 0, count: 300)
        for values in [pulse] + [2, 5, 40].map({ count in (0..<count).map { _ in stream.uniform() } }) {
          let sides = lemma.sides(values)
          let correction = weight.map { $0(window, rate) / window.weight(rate: rate) } ?? 1
          places.note(
            sides.left, correction * sides.right, at: "\(window), a = \(rate), \(values.count) values", slack: 1e-9)
        }
      }
    }
  }

  private func examineFormulas(_ places: inout Places) throws {
    switch self {
    case .windowAtMost:
      for tau in [1, 4, 30] {
        for share in [1e-6, 0.1, 0.9] {
          let rate = share / Double(tau)
          places.note(
            MemoryWindow.last(rounds: tau).weight(rate: rate), Double(tau) / (1 - share),
            at: "τ = \(tau), aτ = \(share)")
        }
      }
    case .initialWeight:
      for rate in [0, 1e-4, 0.1] {
        for rounds in [1, 7, 50] {
          let sum = (1...rounds).reduce(0.0) { $0 + pow(1 - rate, -Double($1)) }
          // What a window of T rounds remembers has the same sum.
          places.note(
            sum, MemoryWindow.last(rounds: rounds).weight(rate: rate), at: "a = \(rate), T = \(rounds)", slack: 1e-11)
        }
      }
    case .crudeCeiling:
      for tau in [0.0, 1, 10] {
        for growth in [0, 1, 100.0] where tau + growth > 0 {
          places.note((tau * (tau + growth)).squareRoot(), tau + growth / 2, at: "τ = \(tau), M = \(growth)")
        }
      }
    case .decreasingTelescopes:
      for kappa in [16, 100, 1e4] {
        let steps = StepSizes.decreasing(strongConvexity: 0.5, offset: kappa)
        for t in [1, 2, 10, 1000] {
          func ratio(_ t: Int) -> Double { (kappa + Double(t)) / steps[t] }
          places.note(ratio(t) * (1 - 0.25 * steps[t]), ratio(t - 1), at: "κ = \(kappa), t = \(t)")
        }
      }
    case .decreasingWindow:
      for kappa in [20.8, 1000] {
        for tau in [1, 5, 20] {
          for i in [0, 10, 1000] {
            let weights = (1...tau).map { kappa + Double(i + $0) }
            let share = Double(tau) * (1 + Double(tau) / kappa)
            places.note(weights.reduce(0, +), share * (kappa + Double(i)), at: "κ = \(kappa), τ = \(tau), i = \(i)")
          }
        }
      }
    default:
      for alpha in [1, 0.5, 0.1] {
        for kappa in [20, 1000.0] {
          let rates = ContractionRates(try ContractiveClass(alpha: alpha))
          let sum = (1...2000).reduce(0.0) { $0 + pow(rates.factor, Double($1 - 1)) * (1 + Double($1) / kappa) }
          places.note(
            sum, rates.reach * (1 + rates.reach / kappa), at: "α = \(alpha), κ = \(kappa)", slack: 1e-9)
        }
      }
    }
  }

  // MARK: - Tuning

  /// `Ψ(γ)` at the prescribed step beside its bound, for ceilings that bind and ceilings that do not.
  ///
  /// - Parameter root: What `√(c₀c/T)` is multiplied by in the bound.
  static func examineTerms(_ places: inout Places, _ quadratics: [Double], root: Double = 2) throws {
    for quadratic in Set(quadratics).sorted() {
      for linear in [0, 1e-3, 1, 50] {
        for rounds in [1, 100, 10_000] {
          for ceiling in [1e-3, 0.25, 1e9] where linear + quadratic > 0 || ceiling < 1 {
            let tuned = try StepTuning.sublinear(
              start: 4, linear: linear, quadratic: quadratic, rounds: rounds, ceiling: ceiling)
            let gamma = tuned.stepSize
            places.note(
              4 / (gamma * Double(rounds)) + linear * gamma + quadratic * gamma * gamma,
              tuned.bound - (2 - root) * (4 * linear / Double(rounds)).squareRoot(),
              at: "c = \(linear), d = \(quadratic), T = \(rounds), γ_max = \(ceiling)")
          }
        }
      }
    }
  }

  static func examineStrong(_ places: inout Places, _ terms: [(linear: Double, quadratic: Double)]) throws {
    let (mu, start) = (0.5, 2.0)
    for (linear, quadratic) in terms {
      for rounds in [1, 30, 1000, 30_000] {
        for ceiling in [1e-4, 0.01, 0.25] {
          let tuned = try StepTuning.linear(
            strength: mu, squaredDistance: start, linear: linear, quadratic: quadratic, rounds: rounds,
            ceiling: ceiling)
          let gamma = tuned.stepSize
          let first = 2 * mu * start / expm1(-Double(rounds) * log1p(-mu * gamma / 2))
          places.note(
            first + linear * gamma + quadratic * gamma * gamma, tuned.bound,
            at: "c = \(linear), d = \(quadratic), T = \(rounds), γ_max = \(ceiling)")
        }
      }
    }
  }

  // MARK: - Ceilings

  private func examineCeilings(_ places: inout Places) throws {
    // At M = 0.625, μ = L and τ = 1 both ceilings meet, and nothing is left over.
    for growth in [0, 0.625, 1, 30] {
      for strength in [0, 0.1, 1] {
        let setting = try QuasiConvexSetting(
          smoothness: 1, quasiConvexity: strength, noise: NoiseConstants(growth: growth, variance: 1))
        for delay in [0, 1, 4, 64] {
          note(try DelayMemory(delay: delay), setting, "τ = \(delay)", &places)
          note(try AdversarialDelayMemory(delay: delay), setting, "an adversary, τ = \(delay)", &places)
          if self == .simpleCeilingOfDelays { noteSimple(try DelayMemory(delay: delay), setting, &places) }
          if self == .mergedTerms || self == .mergedGradientTerms {
            noteMerged(try DelayMemory(delay: delay), setting, "τ = \(delay)", &places)
          }
        }
        for alpha in [1, 0.5, 0.01] {
          let memory = CompressionMemory(compressor: try ContractiveClass(alpha: alpha))
          note(memory, setting, "α = \(alpha)", &places)
          if self == .simpleCeilingOfCompression { noteSimple(memory, setting, &places) }
          if self == .mergedTerms || self == .mergedGradientTerms {
            noteMerged(memory, setting, "α = \(alpha)", &places)
          }
        }
        for (steps, n) in [(1, 4), (5, 4), (20, 1)] {
          let schedule = try LocalSchedule(steps: steps, workerCount: n)
          note(LocalStepsMemory(schedule: schedule), setting, "H = \(steps), n = \(n)", &places)
          noteQuasiConvex(
            ConvexLocalStepsMemory(schedule: schedule), setting, "convex, H = \(steps), n = \(n)", &places)
        }
        // The formula without its exception would give 2/(μh) here.
        noteQuasiConvex(
          ConvexLocalStepsMemory(schedule: try LocalSchedule(steps: 20, workerCount: 4)), setting,
          "convex, H = 20, n = 4", &places)
      }
    }
  }

  private func note(
    _ memory: some NonconvexErrorMemory, _ setting: QuasiConvexSetting, _ name: String, _ places: inout Places
  ) {
    noteQuasiConvex(memory, setting, name, &places)
    guard self == .retainedGradient else { return }
    let constants = memory.constants(under: setting.noise)
    let product = StepCeilings.nonconvex(smoothness: 1, noise: setting.noise, memory)
    places.note(
      0.25, 1 - product * (1 + constants.growth) - product * product * constants.loop,
      at: "\(name), M = \(setting.noise.growth)")
  }

  private func noteQuasiConvex(
    _ memory: some ErrorMemory, _ setting: QuasiConvexSetting, _ name: String, _ places: inout Places
  ) {
    let constants = memory.constants(under: setting.noise)
    let ceiling = StepCeilings.quasiConvex(setting, memory)
    let descent = 1 / (4 * (1 + constants.growth))
    let place = "\(name), μ = \(setting.quasiConvexity), M = \(setting.noise.growth)"
    switch self {
    case .quasiConvexCeiling:
      guard constants.loop > 0, ceiling < descent else { return }
      places.note(
        24 * ceiling * ceiling * constants.loop + setting.quasiConvexity * ceiling * constants.window.reach / 2, 1,
        at: place)
    case .ceilingWithoutMemory:
      if constants.loop == 0 { places.note(ceiling, descent, at: place) }
    case .retainedGap:
      if let inequality = try? FrameworkMasterInequality(setting, memory: memory, stepSize: ceiling) {
        places.note(0.25, inequality.retained, at: place)
      } else {
        places.note(0.25, .nan, at: place)
      }
    default: break
    }
  }

  private func noteSimple(
    _ memory: some SingleNodeErrorMemory, _ setting: QuasiConvexSetting, _ places: inout Places
  ) {
    places.note(
      StepCeilings.simple(smoothness: 1, noise: setting.noise, memory), StepCeilings.quasiConvex(setting, memory),
      at: "\(memory), μ = \(setting.quasiConvexity), M = \(setting.noise.growth)")
  }

  /// Both terms of a bound at the ceiling.
  private func noteMerged(
    _ memory: some SingleNodeErrorMemory, _ setting: QuasiConvexSetting, _ name: String, _ places: inout Places
  ) {
    let kept = memory.constants(under: setting.noise).noise
    guard kept > 0 else { return }
    let place = "\(name), μ = \(setting.quasiConvexity), M = \(setting.noise.growth)"
    if self == .mergedTerms {
      let step = StepCeilings.quasiConvex(setting, memory)
      places.note(12 * step * step * kept, 6.0.squareRoot() * step, at: place)
    } else {
      let step = StepCeilings.nonconvex(smoothness: 1, noise: setting.noise, memory)
      places.note(4 * step * step * kept, 2 * step, at: place)
    }
  }
}
