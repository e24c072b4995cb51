/// The gradients and messages of a run, by round and worker, for a method that is replayed on them.
struct ReplayTape: Sendable {
  let plan: MethodCase
  /// `x⁰`.
  let start: [Double]
  /// The gradients that were handed over, zero where none was asked for.
  let gradients: [[[Double]]]
  /// The messages that compression returned, zero where nothing was compressed.
  let messages: [[[Double]]]

  var rounds: Int { gradients.count }

  init(_ record: MethodRecord) {
    plan = record.plan
    start = record.start
    let (n, d) = (record.plan.setting.workerCount, record.plan.setting.dimension)
    let zero = [Double](repeating: 0, count: d)
    gradients = record.steps.map { step in (0..<n).map { step.gradient(of: $0, dimension: d) } }
    messages = record.steps.map { step in (0..<n).map { step.compressed(of: $0)?.message ?? zero } }
  }

  /// The tape of a method that goes against the gradients.
  func negatingGradients() -> ReplayTape {
    ReplayTape(plan: plan, start: start, gradients: gradients.map { $0.map { $0.map { -$0 } } }, messages: messages)
  }

  private init(plan: MethodCase, start: [Double], gradients: [[[Double]]], messages: [[[Double]]]) {
    self.plan = plan
    self.start = start
    self.gradients = gradients
    self.messages = messages
  }
}

/// What a method does in one round, if it is given the gradients and messages of a tape.
struct ExpectedRound: Sendable {
  /// Where each worker wants its gradient.
  var points: [[Double]]
  /// What each worker compresses; empty in a round without compression.
  var arguments: [[Double]]
  /// The states at the end of the round. A quantity may be read in several ways, such as before and after the
  /// server's step, one of which must fit throughout.
  var states: [MethodQuantity: [[[Double]]]]
}

/// A method that a foreign implementation may be: the one that it claims to be, or one with a known fault.
struct MethodCandidate: Sendable {
  /// What it does differently, as the end of "the method in which …" or "the method …"; nil for the claimed one.
  var words: String?
  /// Whether it is the claimed method, in another form.
  var isSound: Bool
  var play: @Sendable (ReplayTape) -> [ExpectedRound]
}
