/// The exact second moments of local SGD on one mode of a quadratic, step by step.
///
/// With `X = E x̄²`, `V = (1/n) Σ_k E(xᵏ − x̄)²` and `ν = γ²(σ² + mλ²(X + V))`:
///
///     X⁺ = (1 − c)²X + ν/n,   V⁺ = (1 − c)²V + ν(1 − 1/n),   V = 0 after every H-th step.
///
/// With additive noise `x̄` is mini-batch SGD, whatever `H`.
///
/// - Source: derived here; the method is that of `stich2020`.
public struct LocalMoments: Hashable, Sendable {
  public let mode: QuadraticMode
  public let schedule: LocalSchedule
  /// The number of steps taken.
  public private(set) var time = 0
  /// `X`.
  public private(set) var secondMoment: Double
  /// `V` after averaging, where the step was one with averaging.
  public private(set) var consensus = 0.0
  /// `V` before averaging.
  public private(set) var consensusBeforeAveraging = 0.0

  public init(mode: QuadraticMode, schedule: LocalSchedule, start: Double) {
    self.mode = mode
    self.schedule = schedule
    secondMoment = start * start
  }

  /// Advances by one step of size `γ`.
  public mutating func advance(stepSize: Double) {
    let factor = 1 - stepSize * mode.eigenvalue
    let share = 1 / Double(schedule.workerCount)
    let noise = stepSize * stepSize * mode.noise(secondMoment: secondMoment + consensus)
    secondMoment = factor * factor * secondMoment + noise * share
    consensusBeforeAveraging = factor * factor * consensus + noise * (1 - share)
    time += 1
    consensus = time % schedule.steps == 0 ? 0 : consensusBeforeAveraging
  }
}
