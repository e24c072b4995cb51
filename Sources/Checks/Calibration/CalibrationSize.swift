import GSL

/// How much a calibration does.
public struct CalibrationSize: Hashable, Sendable {
  /// The runs of every law that violates a claim.
  public var runs: Int
  /// The runs of every law on the boundary of a claim, and the looks of each.
  public var nullRuns: Int
  public var looks: Int
  /// The blind searches of controls, all together.
  public var controlRuns: Int

  public init(runs: Int, nullRuns: Int, looks: Int, controlRuns: Int) {
    self.runs = runs
    self.nullRuns = nullRuns
    self.looks = looks
    self.controlRuns = controlRuns
  }

  public init(_ budget: Budget) {
    switch budget {
    case .quick: self.init(runs: 100, nullRuns: 2000, looks: 200, controlRuns: 70)
    case .standard: self.init(runs: 1000, nullRuns: 20_000, looks: 2000, controlRuns: 10_000)
    case .thorough: self.init(runs: 4000, nullRuns: 80_000, looks: 2000, controlRuns: 20_000)
    }
  }

  /// The false-alarm probability of the tests on trial; that of a verdict is a thousand times smaller, which would
  /// take a thousand times as many runs to see.
  public static let alpha = 1e-3

  /// So many runs a law make the estimates sharp enough to be compared with their limits as they are.
  static let sharpRuns = 1000

  /// What is taken off an estimate before it is compared with its limit: nothing where it is sharp, else the standard
  /// error times Student's quantile of probability 1 − 10⁻⁶. One run tells nothing about its own error.
  static func margin(runs: Int, standardError: Double) -> Double {
    guard runs < sharpRuns else { return 0 }
    return runs < 2 ? .infinity : studentTQuantile(1 - 1e-6, degreesOfFreedom: Double(runs - 1)) * standardError
  }
}
