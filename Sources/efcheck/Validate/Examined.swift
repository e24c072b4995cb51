import Checks
import Falsehoods

/// What the words of `efcheck validate` name: a subject, what is claimed of it, and for which inputs.
struct Examined {
  let subject: any CompressorSubject
  let claims: [String]
  let shapes: [[Int]]
  /// The user's own inputs.
  let own: [[Double]]
  let domain: Domain

  init(_ command: ValidateCommand, deadline: ContinuousClock.Instant?) throws(UsageError) {
    if let id = command.subject.fault {
      try Self.refuseCompany(of: command)
      let fault = try PlantedFault.named(id)
      subject = fault.subject
      claims = [fault.claim]
      shapes = try Self.shapes(of: fault, command.inputs)
      own = []
      domain = try Self.domain(fault.domain, subject.dtype)
      return
    }
    let (shapes, own) = try command.inputs.read()
    subject = try command.subject.subject(shape: shapes.count == 1 ? shapes[0] : nil, deadline: deadline)
    guard !command.claim.isEmpty else {
      throw UsageError("name at least one --claim: \(Claim.templates)")
    }
    claims = command.claim
    self.shapes = shapes
    self.own = own
    domain = try Self.domain(command.inputs.domain, subject.dtype)
  }

  private static func domain(_ text: String?, _ dtype: DType) throws(UsageError) -> Domain {
    guard let text else { return Domain(defaultFor: dtype) }
    return try Domain(parsing: text, dtype: dtype)
  }

  /// The dimension of a fault may be chosen where its claim makes sense in all.
  private static func shapes(of fault: PlantedFault, _ inputs: InputOptions) throws(UsageError) -> [[Int]] {
    guard let shapes = try inputs.vectorShapes else { return [fault.shape] }
    guard fault.isDimensionFree else {
      throw UsageError("\(fault.id) is planted in dimension \(fault.dimension) only; leave out --dimension")
    }
    return shapes
  }

  /// A planted fault brings everything with it but the evidence, and its dimension where it has one.
  private static func refuseCompany(of command: ValidateCommand) throws(UsageError) {
    let (subject, inputs) = (command.subject, command.inputs)
    let given = [
      ("--builtin", subject.builtin != nil), ("--python", subject.python != nil),
      ("--command", subject.command != nil), ("--interpreter", subject.interpreter != nil),
      ("--dtype", subject.dtype != DType.float64.rawValue), ("--claim", !command.claim.isEmpty),
      ("--shape", inputs.shape != nil),
      ("--domain", inputs.domain != nil), ("--inputs", inputs.inputs != nil),
    ]
    guard let stranger = given.first(where: \.1) else { return }
    throw UsageError("--fault brings its own subject, claim and inputs; leave out \(stranger.0)")
  }
}
