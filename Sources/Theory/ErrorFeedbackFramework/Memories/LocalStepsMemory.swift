/// Local SGD: `n` workers with the same `f` step alone and average after every `H`-th step; the virtual iterate is
/// their mean.
///
/// With `h = H − 1`, and `h = 0` for one worker: `M′ = M/n`, `σ′² = σ²/n`, `A = 2(h + M)`, `σ″² = 2h(1 − 1/n)σ²`, a window
/// of `h` rounds. The bounds are of the mean over the workers.
public struct LocalStepsMemory: NonconvexErrorMemory {
  public static var name: String { "local SGD, in the mean over the workers" }
  public static var formulas: MemoryFormulas {
    MemoryFormulas(
      growth: "M/n", variance: "σ²/n", reach: "h", loop: "2h(h + M)", noise: "2h(1 − 1/n)σ²",
      letters: "h = H − 1, but 0 for n = 1")
  }

  public let schedule: LocalSchedule

  public init(schedule: LocalSchedule) { self.schedule = schedule }

  public func constants(under noise: NoiseConstants) -> MemoryConstants {
    let (n, h) = (Double(schedule.workerCount), schedule.stepsAhead)
    return MemoryConstants(
      growth: noise.growth / n, variance: noise.floor / n, gradientWeight: 2 * (Double(h) + noise.growth),
      noise: 2 * Double(h) * (1 - 1 / n) * noise.floor, window: .last(rounds: h))
  }
}

/// Local SGD on convex functions, for `γ ≤ 2/L`, where no gradient step brings two workers apart.
///
/// `A = (1 − 1/n)M`, `σ″² = h(1 − 1/n)σ²`; the rest is as for `LocalStepsMemory`.
public struct ConvexLocalStepsMemory: ErrorMemory {
  public static var name: String { "local SGD, in the mean over the workers" }
  public static var functions: String { "convex" }
  public static var formulas: MemoryFormulas {
    MemoryFormulas(
      growth: "M/n", variance: "σ²/n", reach: "h", loop: "h(1 − 1/n)M", noise: "h(1 − 1/n)σ²",
      letters: "h = H − 1, but 0 for n = 1"
    )
  }

  public let schedule: LocalSchedule

  public init(schedule: LocalSchedule) { self.schedule = schedule }

  public func constants(under noise: NoiseConstants) -> MemoryConstants {
    let (n, h) = (Double(schedule.workerCount), schedule.stepsAhead)
    let share = 1 - 1 / n
    return MemoryConstants(
      growth: noise.growth / n, variance: noise.floor / n, gradientWeight: share * noise.growth,
      noise: Double(h) * share * noise.floor, window: .last(rounds: h))
  }

  public func largestStepSize(smoothness: Double) -> Double { 2 / smoothness }
}

/// How many workers take how many steps between two averages.
public struct LocalSchedule: Hashable, Sendable {
  /// `H ≥ 1`.
  public let steps: Int
  /// `n ≥ 1`.
  public let workerCount: Int

  public init(steps: Int, workerCount: Int) throws(HypothesisViolation) {
    try requireAtLeastOne(steps, "H")
    try requireAtLeastOne(workerCount, "n")
    self.steps = steps
    self.workerCount = workerCount
  }

  /// `h = H − 1`; 0 for one worker, whose steps are those of SGD whatever `H`.
  public var stepsAhead: Int { workerCount == 1 ? 0 : steps - 1 }
}
