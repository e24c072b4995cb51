import Foundation
import Theory

extension FeedbackFalsehood {
  func examineTuning(_ places: inout Places, _ run: RunSettings) throws {
    typealias Tuning = FeedbackTuningStatement
    switch self {
    case .windowUndercounted:
      try Tuning.examineSums(&places, run, windows: [.last(rounds: 4)]) { window, _ in window.reach }
    case .geometricSumUndercounted:
      try Tuning.examineSums(&places, run, windows: [.geometric(forgetting: 0.3)]) { window, _ in window.reach }
    default:
      // Below the largest ceiling the root is all of the bound.
      try Tuning.examineTerms(&places, [0], root: 1)
    }
  }

  func examineRates(_ places: inout Places) throws {
    typealias Rates = FeedbackRateStatement
    switch self {
    case .gapWithoutGrowth:
      for scene in try MomentScene<DelayMemory>.all() {
        try MomentScene(memory: DelayWithoutGrowth(scene.memory), name: scene.name, cases: scene.cases.map(\.forgotten))
          .noteGaps(&places)
      }
    case .masterNoiseHalved, .distanceNoiseHalved:
      let ofDistance = self == .distanceNoiseHalved
      for scene in try MomentScene<DelayMemory>.all() {
        try scene.noteMaster(&places, ofDistance: ofDistance) { inequality, start, rounds in
          // Each bound is a sum of the start and of the noise.
          func bound(_ start: Double) -> Double {
            ofDistance
              ? inequality.distanceBound(initialSquaredDistance: start, afterRounds: rounds)
              : inequality.gapBound(initialSquaredDistance: start, afterRounds: rounds)
          }
          return bound(start) - bound(0) / 2
        }
      }
    case .decreasingNoiseHalved:
      for scene in try MomentScene<DelayMemory>.all() {
        try scene.noteDecreasing(&places) { theorem, rounds in
          let (T, kappa) = (Double(rounds), theorem.offset)
          let variance = theorem.setting.noise.floor
          return theorem.bound(afterRounds: rounds)
            - 8 * T * variance / theorem.setting.quasiConvexity / (T * (2 * kappa + T - 1) / 2)
        }
      }
    case .tunedWithoutWorkers: try examineTunedWithoutWorkers(&places)
    case .batchNoiseHalved:
      try Rates.examineMiniBatches(&places, start: 0) { theorem, _, rounds in
        theorem.bound(afterRounds: rounds) - theorem.floor / 2
      }
    case .batchTwiceAveraged:
      try Rates.examineMiniBatches(&places) { theorem, n, rounds in
        theorem.bound(afterRounds: rounds) - theorem.floor * (1 - 1 / Double(n))
      }
    default:
      for scene in try MomentScene<DelayMemory>.all() {
        try scene.noteGaps(&places) { theorem, rounds in
          let bound = theorem.bound(afterRounds: rounds)
          let variance = theorem.setting.noise.floor
          let step = theorem.stepSize
          return switch self {
          case .gapNoiseHalved: bound - 2 * step * variance
          case .gapStartHalved: theorem.floor + (bound - theorem.floor) / 2
          default: bound - 12 * theorem.setting.smoothness * step * step * Double(scene.memory.delay) * variance
          }
        }
      }
    }
  }

  /// `L = μ = σ² = r₀ = H = 1`: the number of workers is forgotten in `Q`, which makes the step too short for them.
  private func examineTunedWithoutWorkers(_ places: inout Places) throws {
    for (n, rounds) in [(10, 400), (1000, 4000)] {
      let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 1)
      let schedule = try LocalSchedule(steps: 1, workerCount: n)
      let setting = try QuasiConvexSetting(
        smoothness: 1, quasiConvexity: 1, noise: NoiseConstants(growth: 0, variance: 1))
      let memory = LocalStepsMemory(schedule: schedule)
      let (T, ceiling) = (Double(rounds), StepCeilings.quasiConvex(setting, memory))
      let argument = max(2, 1 + T / 4)
      let step = min(ceiling, 2 * log(argument) / T)
      let theorem = try FrameworkGapBound(setting, memory: memory, stepSize: step, initialSquaredDistance: 1)
      var moments = LocalMoments(mode: mode, schedule: schedule, start: 1)
      var mean = GapMean(theorem.weights)
      for _ in 0..<rounds {
        mean.add(moments.secondMoment / 2)
        moments.advance(stepSize: step)
      }
      places.note(
        mean.value, 2 / expm1(ceiling * T / 2) + 8 / (Double(n) * T) * (1 + log(argument)),
        at: "n = \(n), T = \(rounds)", slack: 1e-9)
    }
  }

  func examineStationarity(_ places: inout Places) throws {
    for scene in try MomentScene<DelayMemory>.all() {
      try scene.noteStationarity(&places) { theorem, rounds in
        let bound = theorem.bound(afterRounds: rounds)
        return switch self {
        case .stationarityStartHalved: (bound + theorem.floor) / 2
        case .stationarityNoiseHalved: bound - theorem.floor / 2
        default: theorem.master.bound(afterRounds: rounds) / 2
        }
      }
    }
  }

  func examineClosedForms(_ places: inout Places, _ run: RunSettings) throws {
    typealias Moments = FeedbackMomentStatement
    switch self {
    case .delayLimitBeyond: try Moments.examineDelayLimit(&places) { 2 * sin(.pi / Double(4 * $0 + 1)) }
    case .delayExpansionWithoutHalf: try Moments.examineExpansion(ofDelays: true, &places, half: 0)
    case .maskExpansionWithoutHalf: try Moments.examineExpansion(ofDelays: false, &places, half: 0)
    case .maskLimitWithoutGrowth:
      try Moments.examineMaskedSquares(&places) { compressor, _ in
        try MaskedQuadratic(compressor: compressor).meanSquareLimit(noiseGrowth: 0)
      }
    case .maskContractsAtEveryScale: try Moments.examineErrorFactor(&places) { compressor, _ in compressor.error }
    case .localStepsReachTheMinimiser:
      try Moments.examineLocalFixedPoint(&places) { $0.minimiser }
    case .rowsWithoutGrowth:
      try FeedbackProblemStatement.examineRows(&places, run, fitted: false) { curve, _ in (0, curve.floorAtMinimiser) }
    default: FeedbackProblemStatement.examineUnboundedGrowth(&places) { _ in 100 }
    }
  }
}

/// D-SGD with `τ` in place of `τ + M`.
private struct DelayWithoutGrowth: ErrorMemory {
  static let name = "D-SGD without the growth of the noise"
  static let formulas = DelayMemory.formulas

  let base: DelayMemory

  init(_ base: DelayMemory) { self.base = base }

  func constants(under noise: NoiseConstants) -> MemoryConstants {
    let honest = base.constants(under: noise)
    return MemoryConstants(
      growth: honest.growth, variance: honest.variance, gradientWeight: Double(base.delay), noise: honest.noise,
      window: honest.window)
  }
}

extension MomentScene.Case where Memory == DelayMemory {
  /// The same quadratic for the false memory.
  fileprivate var forgotten: MomentScene<DelayWithoutGrowth>.Case {
    let honest = moments
    return .init(words: words, setting: setting, start: start) { rounds, stepSize in
      try honest(rounds, stepSize).map {
        .init(gap: $0.gap, squaredGradient: $0.squaredGradient, virtualSquaredDistance: $0.virtualSquaredDistance)
      }
    }
  }
}
