/// A method of the kind of EF14, coordinate by coordinate, with any of its parts exchanged.
///
/// As it is created it is EF14. It names what a foreign implementation does, never what is right: the method that is
/// claimed is that of `EFSpec`.
struct FeedbackRule: Sendable {
  /// One coordinate of one worker in one round.
  struct Entry {
    var gamma = 1.0, workers = 1.0
    var gradient = 0.0, meanGradient = 0.0
    /// `eᵢ` before the round.
    var memory = 0.0
    var argument = 0.0, message = 0.0, meanMessage = 0.0
  }

  typealias Part = @Sendable (Entry) -> Double

  var gradient: Part = { $0.gradient }
  var argument: Part = { $0.memory + $0.gamma * $0.gradient }
  var memory: Part = { $0.argument - $0.message }
  /// What is subtracted from a coordinate of `x`.
  var move: Part = { $0.meanMessage }

  func play(_ tape: ReplayTape) -> [ExpectedRound] {
    let (n, d) = (tape.plan.setting.workerCount, tape.plan.setting.dimension)
    var entry = Entry()
    entry.gamma = tape.plan.setting.stepSize
    entry.workers = Double(n)
    var entries = Array(repeating: Array(repeating: entry, count: d), count: n)
    var x = tape.start
    return (0..<tape.rounds).map { t in
      let before = x
      for j in 0..<d {
        let meanGradient = tape.gradients[t].reduce(0) { $0 + $1[j] } / Double(n)
        let meanMessage = tape.messages[t].reduce(0) { $0 + $1[j] } / Double(n)
        for i in 0..<n {
          entries[i][j].gradient = tape.gradients[t][i][j]
          entries[i][j].meanGradient = meanGradient
          entries[i][j].gradient = gradient(entries[i][j])
          entries[i][j].argument = argument(entries[i][j])
          entries[i][j].message = tape.messages[t][i][j]
          entries[i][j].meanMessage = meanMessage
        }
        x[j] -= move(entries[0][j])
        for i in 0..<n { entries[i][j].memory = memory(entries[i][j]) }
      }
      return ExpectedRound(
        points: Array(repeating: before, count: n), arguments: entries.map { $0.map(\.argument) },
        states: [
          .iterate: [[x], [before]], .replicas: [x, before].map { Array(repeating: $0, count: n) },
          .memory: [entries.map { $0.map(\.memory) }],
        ])
    }
  }
}

extension FeedbackRule {
  /// EF14 with its step size outside the memory, which is the same method while the step size is constant and
  /// compression commutes with multiples.
  private static let outside = FeedbackRule(
    argument: { $0.memory + $0.gradient }, move: { $0.gamma * $0.meanMessage })

  static var candidates: [MethodCandidate] {
    let sound = MethodCandidate(
      words: "keeps the step size outside the memory, uᵢ = eᵢ + ∇fᵢ: the same while the step size is constant",
      isSound: true, play: outside.play)
    return [sound]
      + faults.flatMap { words, change in
        [FeedbackRule(), outside].enumerated().map { place, base in
          var rule = base
          change(&rule)
          return MethodCandidate.fault(words + (place == 0 ? "" : ", with the step size outside the memory"), rule.play)
        }
      }
  }

  private static let faults: [(words: String, change: @Sendable (inout FeedbackRule) -> Void)] = [
    (
      "the memory is never applied: the step alone is compressed",
      { rule in
        let argument = rule.argument
        rule.argument = { entry in argument(entry) - entry.memory }
        rule.memory = { $0.memory + $0.argument - $0.message }
      }
    ),
    (
      "the memory is never applied, and holds the last loss alone",
      { rule in
        let argument = rule.argument
        rule.argument = { entry in argument(entry) - entry.memory }
      }
    ),
    ("the memory stays zero", { rule in rule.memory = { _ in 0 } }),
    (
      "the memory is computed from the averaged gradient in place of the local one",
      { rule in
        let argument = rule.argument
        rule.memory = { entry in
          var averaged = entry
          averaged.gradient = entry.meanGradient
          return argument(averaged) - entry.message
        }
      }
    ),
    (
      "every worker uses the averaged gradient in place of its own",
      { rule in rule.gradient = { $0.meanGradient } }
    ),
    (
      "the memory is computed from the averaged message in place of the local one",
      { rule in rule.memory = { $0.argument - $0.meanMessage } }
    ),
    ("the memory has the wrong sign", { rule in rule.memory = { $0.message - $0.argument } }),
    ("the old memory is dropped", { rule in rule.memory = { $0.argument - $0.memory - $0.message } }),
    ("the memory keeps what was sent", { rule in rule.memory = { $0.message } }),
    ("what was sent is not taken out of the memory", { rule in rule.memory = { $0.argument } }),
    (
      "the messages are added without their mean",
      { rule in
        let move = rule.move
        rule.move = { entry in entry.workers * move(entry) }
      }
    ),
    (
      "the step is divided by the number of workers once more",
      { rule in
        let move = rule.move
        rule.move = { entry in move(entry) / entry.workers }
      }
    ),
    (
      "the step has the wrong sign",
      { rule in
        let move = rule.move
        rule.move = { entry in -move(entry) }
      }
    ),
    (
      "the step size is applied twice",
      { rule in
        let move = rule.move
        rule.move = { entry in entry.gamma * move(entry) }
      }
    ),
    (
      "the step size is applied nowhere",
      { rule in
        rule.argument = { $0.memory + $0.gradient }
        rule.move = { $0.meanMessage }
      }
    ),
  ]
}
