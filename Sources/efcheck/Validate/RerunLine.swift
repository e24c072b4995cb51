import Checks

extension ValidateCommand {
  /// The command that repeats a finding: the options that were given, with one claim, quoted for a
  /// POSIX shell. How many jobs there are and where files go changes nothing and is left out.
  func rerunLine(claim: String?, weight share: Double = 1) -> String {
    var words = ["efcheck", "validate"]
    func add(_ name: String, _ values: [String]) {
      guard !values.isEmpty else { return }
      words.append(name)
      words += values.map(ShellWord.quoted)
    }
    add("--builtin", subject.builtin.map { [$0] } ?? [])
    add("--python", subject.python.map { [$0] } ?? [])
    add("--command", subject.command.map { [$0] } ?? [])
    add("--interpreter", subject.interpreter.map { [$0] } ?? [])
    if subject.dtype != DType.float64.rawValue { add("--dtype", [subject.dtype]) }
    if subject.timeLimit != 30 { add("--time-limit", ["\(subject.timeLimit)"]) }
    add("--algorithm", algorithm.map { [$0.rawValue] } ?? [])
    add("--fault", subject.fault.map { [$0] } ?? [])
    if subject.fault == nil { add("--claim", claim.map { [$0] } ?? self.claim) }
    add("--dimension", inputs.dimension.map(String.init))
    add("--shape", inputs.shape.map { [$0] } ?? [])
    add("--domain", inputs.domain.map { [$0] } ?? [])
    add("--inputs", inputs.inputs.map { [$0] } ?? [])
    add("--regressions", regressions.map { [$0] } ?? [])
    add("--budget", [evidence.budget.rawValue])
    // A claim keeps its own share of the false-alarm probability, so that it stops at the same call.
    if algorithm == nil { add("--false-alarm", ["\(evidence.falseAlarm * share)"]) }
    if claim == nil { add("--weight", evidence.weight.map { "\($0)" }) }
    if evidence.detect != 0.1 { add("--detect", ["\(evidence.detect)"]) }
    if evidence.independentCoordinates { words.append("--independent-coordinates") }
    add("--seed", ["\(evidence.seed)"])
    return words.joined(separator: " ")
  }
}
