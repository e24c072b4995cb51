import ArgumentParser
import Checks

/// How much evidence is gathered, and how sure a verdict must be.
struct EvidenceOptions: ParsableArguments {
  @Option(help: "How many calls a claim may spend: quick 2·10⁴, standard 2·10⁵, thorough 2·10⁶.")
  var budget: Budget = .standard

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Stop after so many seconds although budget is left.", valueName: "seconds"))
  var maxSeconds: Double?

  @Option(
    name: [.long, .customLong("alpha")], parsing: .unconditional,
    help: ArgumentHelp("The probability with which a true set of claims may be refuted.", valueName: "probability"))
  var falseAlarm: Double = 1e-6

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "How the false-alarm probability is shared, one number a claim (default: equally).", valueName: "numbers"))
  var weight: [Double] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The relative excess that a consistent claim must have been able to show.", valueName: "excess"))
  var detect: Double = 0.1

  @Option(parsing: .unconditional, help: "The seed of all random numbers.") var seed: UInt64 = 1

  @Option(parsing: .unconditional, help: ArgumentHelp("How many claims are examined at a time.", valueName: "N"))
  var jobs: Int = 1

  @Flag(
    help: """
      Declare that the coordinates of one output are independent given the input: a stronger test of unbiased(omega=…) \
      in high dimensions. Nobody checks it; a false declaration may refute a true claim.
      """)
  var independentCoordinates = false

  @Flag(help: "Exit with status 3 if something is undecided.") var strict = false

  func criterion() throws(UsageError) -> Criterion {
    guard 0 < falseAlarm, falseAlarm < 1 else { throw UsageError("--false-alarm needs a probability between 0 and 1") }
    guard 0 < detect, detect.isFinite else { throw UsageError("--detect needs a positive number, such as 0.1") }
    guard jobs >= 1 else { throw UsageError("--jobs needs a whole number of at least 1") }
    if let maxSeconds, !(0 < maxSeconds && maxSeconds <= ForeignLimits.longestSeconds) {
      throw UsageError("--max-seconds needs a positive number of seconds, at most 1e9")
    }
    return Criterion(falseAlarmProbability: falseAlarm, detectableExcess: detect)
  }

  /// The shares of so many claims in the false-alarm probability; their sum is 1.
  func shares(of count: Int) throws(UsageError) -> [Double] {
    guard !weight.isEmpty else { return Array(repeating: 1 / Double(count), count: count) }
    guard weight.count == count, weight.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw UsageError("--weight needs one positive number for each of the \(count) claims, such as --weight 3 1")
    }
    let total = weight.reduce(0, +)
    return weight.map { $0 / total }
  }

  /// The end of the run if it begins now.
  var deadline: ContinuousClock.Instant? { maxSeconds.map { .now + .seconds($0) } }
}
