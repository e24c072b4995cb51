import Checks

/// What one `efcheck validate --algorithm` examines, after all texts have been understood.
struct MethodPlan {
  let subject: ForeignMethod
  private let check: MethodCheck
  private let settings: RunSettings

  init(_ method: KnownMethod, _ command: ValidateCommand) throws(UsageError) {
    try Self.refuseCompany(of: command)
    let dimensions = try command.inputs.vectorShapes?.map { $0[0] } ?? []
    guard dimensions.allSatisfy({ $0 <= Self.largestDimension }) else {
      throw UsageError("--dimension with --algorithm needs whole numbers up to \(Self.largestDimension)")
    }
    let child = try command.subject.child(shape: nil, deadline: command.evidence.deadline)
    guard child.dtype == .float64 || child.dtype == .float32 else {
      throw UsageError("--algorithm compares states in float64 or float32, not in \(child.dtype.rawValue)")
    }
    subject = ForeignMethod(child)
    check = MethodCheck(of: subject, method: method, dimensions: dimensions)
    settings = RunSettings(
      seed: command.evidence.seed, budget: command.evidence.budget, criterion: try command.evidence.criterion())
  }

  /// The states of many runs are kept.
  private static let largestDimension = 10_000

  func run() -> [Finding] { runChecks([check], settings: settings, store: nil).flatMap(\.findings) }

  /// A method brings its claim and its inputs with it, and nothing about it is random.
  private static func refuseCompany(of command: ValidateCommand) throws(UsageError) {
    let (subject, inputs, evidence) = (command.subject, command.inputs, command.evidence)
    let given = [
      ("--builtin", subject.builtin != nil), ("--fault", subject.fault != nil), ("--claim", !command.claim.isEmpty),
      ("--shape", inputs.shape != nil), ("--domain", inputs.domain != nil), ("--inputs", inputs.inputs != nil),
      ("--regressions", command.regressions != nil), ("--weight", !evidence.weight.isEmpty),
      ("--independent-coordinates", evidence.independentCoordinates),
    ]
    if let stranger = given.first(where: \.1) {
      throw UsageError("--algorithm judges a --python class or a --command by replaying it; leave out \(stranger.0)")
    }
    guard subject.python != nil || subject.command != nil else {
      throw UsageError("--algorithm needs the implementation: --python FILE.py:CLASS or --command 'WORDS'")
    }
  }
}
