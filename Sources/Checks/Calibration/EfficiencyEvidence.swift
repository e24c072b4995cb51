import GSL

/// The calls that a test made before it refuted, run by run and law by law.
public struct EfficiencyEvidence: Hashable, Sendable, Codable {
  /// By law and by run; −1 where the test gave up.
  public var calls: [[Int]]
  /// By law: the least mean number of calls of a test with power one.
  public var bounds: [Double]

  public init(calls: [[Int]] = [], bounds: [Double] = []) {
    self.calls = calls
    self.bounds = bounds
  }

  /// Adds runs to every law until there are so many; runs are numbered, so that it does not matter when.
  mutating func extend(laws: Int, runs: Int, measure: (_ law: Int, _ run: Int) -> Int) {
    if calls.count != laws { calls = Array(repeating: [], count: laws) }
    for law in 0..<laws {
      for run in calls[law].count..<max(runs, calls[law].count) { calls[law].append(measure(law, run)) }
    }
  }
}

/// What the runs on one law say about a test, beside the information bound of the law.
struct Efficiency {
  let name: String
  /// `log(1/α)/KL_inf`.
  let bound: Double
  /// Ascending.
  private let found: [Double]
  private let runs: Int

  /// - Parameter calls: The calls of each run, −1 where the test gave up.
  init(name: String, bound: Double, calls: [Int]) {
    self.name = name
    self.bound = bound
    runs = calls.count
    found = calls.filter { $0 >= 0 }.map(Double.init).sorted()
  }

  var power: Double { runs == 0 ? .nan : Double(found.count) / Double(runs) }
  var meanCalls: Double { mean(found) }
  /// Mean calls over the bound.
  var ratio: Double { meanCalls / bound }
  var standardError: Double { standardDeviation(found) / Double(found.count).squareRoot() / bound }
  var upperRatio: Double { quantile(0.99, ofSorted: found) / bound }
  /// Whether the ratio is above a limit, as `CalibrationSize.margin` judges it.
  func exceeds(_ limit: Double) -> Bool {
    power < 1 || !(ratio - CalibrationSize.margin(runs: runs, standardError: standardError) <= limit)
  }

  /// The part of the runs that was done after so many calls.
  func power(within calls: Double) -> Double {
    runs == 0 ? .nan : Double(found.count { $0 <= calls }) / Double(runs)
  }

  static let columns = ["law", "least calls", "mean calls", "mean/least", "± s.e.", "p99/least", "power"]

  /// What the columns mean, and that few runs are judged with a margin.
  static func explanation(runs: Int) -> String {
    "s.e. is the standard error of mean/least, p99/least the same for the 99 % point of the calls, power the part of "
      + "the runs that refuted."
      + (runs < CalibrationSize.sharpRuns ? " So few runs are judged with a margin for chance." : "")
  }

  var row: [Table.Cell] {
    [
      .text(name), .number(bound), .number(meanCalls), .number(ratio), .number(standardError), .number(upperRatio),
      .number(power),
    ]
  }
}
