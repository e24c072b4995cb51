/// A method of the kind of EF21, coordinate by coordinate, with any of its parts exchanged.
///
///     vᵢ⁺ = average,  sent uᵢ = argument,  gᵢ⁺ = estimate,  g⁺ = server,  x⁺ = x − move
///
/// As it is created it is EF21-SGDM. It names what a foreign implementation does, never what is right: the methods that
/// are claimed are those of `EFSpec`.
struct EstimateRule: Sendable {
  /// How a run begins.
  enum Start: CaseIterable {
    /// `vᵢ = gᵢ = ∇fᵢ`, sent whole.
    case whole
    /// `vᵢ = ∇fᵢ`, `gᵢ = C(vᵢ)`.
    case compressed
    /// An ordinary round from `vᵢ = gᵢ = 0`.
    case zero
  }

  /// One coordinate of one worker in one round.
  struct Entry {
    var eta = 1.0, gamma = 1.0, workers = 1.0
    /// Whether this is the first round.
    var isFirst = true
    var gradient = 0.0, meanGradient = 0.0
    var oldAverage = 0.0, average = 0.0
    /// `gᵢ` before the round, and what it was at the start.
    var estimate = 0.0, firstEstimate = 0.0
    var argument = 0.0, message = 0.0, meanMessage = 0.0
  }

  typealias Part = @Sendable (Entry) -> Double

  var start = Start.whole
  var gradient: Part = { $0.gradient }
  var average: Part = { (1 - $0.eta) * $0.oldAverage + $0.eta * $0.gradient }
  var argument: Part = { $0.average - $0.estimate }
  var estimate: Part = { $0.estimate + $0.message }
  /// `g⁺` from `g`; also from the mean of the estimates at the start, if `sumsAtStart` times the number of workers.
  var server: @Sendable (_ old: Double, Entry) -> Double = { $0 + $1.meanMessage }
  var sumsAtStart = false
  /// What is subtracted from a coordinate of `x`, from `g` and the `g` of the round before.
  var move: @Sendable (_ server: Double, _ old: Double, Entry) -> Double = { server, _, entry in entry.gamma * server }

  func play(_ tape: ReplayTape) -> [ExpectedRound] {
    var run = EstimateRun(self, tape)
    return (0..<tape.rounds).map { run.round($0) }
  }
}

/// The state of such a method while it is replayed.
private struct EstimateRun {
  private let rule: EstimateRule
  private let tape: ReplayTape
  private let n: Int
  private let d: Int
  private var x: [Double]
  private var server: [Double]
  private var oldServer: [Double]
  /// The entries, by worker and coordinate.
  private var entries: [[EstimateRule.Entry]]

  init(_ rule: EstimateRule, _ tape: ReplayTape) {
    self.rule = rule
    self.tape = tape
    (n, d) = (tape.plan.setting.workerCount, tape.plan.setting.dimension)
    x = tape.start
    server = x.map { _ in 0 }
    oldServer = server
    var entry = EstimateRule.Entry()
    entry.eta = tape.plan.setting.method == .ef21SGDM ? tape.plan.setting.momentum : 1
    entry.gamma = tape.plan.setting.stepSize
    entry.workers = Double(n)
    entries = Array(repeating: Array(repeating: entry, count: d), count: n)
  }

  mutating func round(_ t: Int) -> ExpectedRound {
    let before = x
    let isWhole = t == 0 && rule.start != .zero
    readGradients(t)
    for i in 0..<n {
      for j in 0..<d {
        entries[i][j].oldAverage = entries[i][j].average
        entries[i][j].average = isWhole ? entries[i][j].gradient : rule.average(entries[i][j])
      }
    }
    let compresses = !(isWhole && rule.start == .whole)
    if compresses { send(t, isFirst: t == 0) } else { sendWhole() }
    var after = x
    for j in 0..<d { after[j] -= rule.move(server[j], oldServer[j], entries[0][j]) }
    x = after
    let arguments = compresses ? entries.map { $0.map(\.argument) } : []
    return ExpectedRound(
      points: Array(repeating: before, count: n), arguments: arguments,
      states: [
        .iterate: [[after], [before]], .replicas: [after, before].map { Array(repeating: $0, count: n) },
        .estimates: [entries.map { $0.map(\.estimate) }], .averages: [entries.map { $0.map(\.average) }],
        .serverEstimate: [[server]],
      ])
  }

  private mutating func readGradients(_ t: Int) {
    for j in 0..<d {
      let mean = tape.gradients[t].reduce(0) { $0 + $1[j] } / Double(n)
      for i in 0..<n {
        entries[i][j].gradient = tape.gradients[t][i][j]
        entries[i][j].meanGradient = mean
        entries[i][j].isFirst = t == 0
        entries[i][j].gradient = rule.gradient(entries[i][j])
      }
    }
  }

  /// The first round of a method that sends its first estimates as they are.
  private mutating func sendWhole() {
    for j in 0..<d {
      for i in 0..<n {
        entries[i][j].estimate = entries[i][j].average
        entries[i][j].firstEstimate = entries[i][j].estimate
      }
      server[j] = entries.reduce(0) { $0 + $1[j].estimate } / (rule.sumsAtStart ? 1 : Double(n))
    }
  }

  private mutating func send(_ t: Int, isFirst: Bool) {
    oldServer = server
    for j in 0..<d {
      let mean = tape.messages[t].reduce(0) { $0 + $1[j] } / Double(n)
      for i in 0..<n {
        entries[i][j].argument =
          isFirst && rule.start == .compressed ? entries[i][j].average : rule.argument(entries[i][j])
        entries[i][j].message = tape.messages[t][i][j]
        entries[i][j].meanMessage = mean
      }
      if isFirst && rule.start == .compressed {
        for i in 0..<n { entries[i][j].estimate = entries[i][j].message }
        server[j] = rule.sumsAtStart ? mean * Double(n) : mean
      } else {
        server[j] = rule.server(server[j], entries[0][j])
        for i in 0..<n { entries[i][j].estimate = rule.estimate(entries[i][j]) }
      }
      if isFirst { for i in 0..<n { entries[i][j].firstEstimate = entries[i][j].estimate } }
    }
  }
}
