extension EstimateRule {
  /// The sound starts of EF21 or EF21-SGDM that are not the claimed one, and the known faults from every start.
  static func candidates(hasMomentum: Bool) -> [MethodCandidate] {
    let claimed: Start = hasMomentum ? .whole : .compressed
    var candidates: [MethodCandidate] = []
    for start in Start.allCases where start != claimed {
      let rule = EstimateRule(start: start)
      candidates.append(MethodCandidate(words: words(of: start), isSound: true, play: rule.play))
    }
    for (words, change) in faults(hasMomentum: hasMomentum) {
      for start in [claimed] + Start.allCases.filter({ $0 != claimed }) {
        var rule = EstimateRule(start: start)
        change(&rule)
        let other = start == claimed ? "" : ", and that \(self.words(of: start))"
        candidates.append(.fault(words + other, rule.play))
      }
    }
    return candidates
  }

  private static func words(of start: Start) -> String {
    switch start {
    case .whole: "starts from estimates gᵢ = ∇fᵢ(x⁰, ξᵢ) that are sent whole"
    case .compressed: "starts from compressed estimates gᵢ = C(∇fᵢ(x⁰, ξᵢ))"
    case .zero: "starts from zero, vᵢ = gᵢ = 0"
    }
  }

  private typealias Fault = (words: String, change: @Sendable (inout EstimateRule) -> Void)

  private static func faults(hasMomentum: Bool) -> [Fault] {
    let average = hasMomentum ? "vᵢ" : "∇fᵢ"
    let shared: [Fault] = [
      (
        "the memory is never applied: \(average) is compressed in place of \(average) − gᵢ, and the message is the estimate",
        { rule in
          rule.argument = { $0.average }
          rule.estimate = { $0.message }
          rule.server = { _, entry in entry.meanMessage }
        }
      ),
      (
        "\(average) is compressed in place of \(average) − gᵢ",
        { rule in rule.argument = { $0.average } }
      ),
      (
        "the estimates gᵢ of the workers are never updated",
        { rule in rule.estimate = { $0.estimate } }
      ),
      (
        "\(average) − gᵢ⁰ is compressed: the memory is never applied",
        { rule in rule.argument = { $0.average - $0.firstEstimate } }
      ),
      (
        "the workers forget what compression loses: gᵢ⁺ = \(average)",
        { rule in rule.estimate = { $0.average } }
      ),
      (
        "the memory is computed from the averaged gradient in place of the local one",
        { rule in rule.gradient = { $0.meanGradient } }
      ),
      (
        "the memory is computed from the averaged gradient in place of the local one after the first round",
        { rule in rule.average = { (1 - $0.eta) * $0.oldAverage + $0.eta * $0.meanGradient } }
      ),
      (
        "the estimates gᵢ are updated by the averaged message in place of the local one",
        { rule in rule.estimate = { $0.estimate + $0.meanMessage } }
      ),
      (
        "the server forgets: g⁺ is the mean of the messages alone",
        { rule in rule.server = { _, entry in entry.meanMessage } }
      ),
      ("the step follows the g of the round before", { rule in rule.move = { _, old, entry in entry.gamma * old } }),
      (
        "the step follows the g of the round before from the second round on",
        { rule in rule.move = { server, old, entry in entry.gamma * (entry.isFirst ? server : old) } }
      ),
      (
        "the server adds the messages without their mean",
        { rule in
          rule.server = { $0 + $1.workers * $1.meanMessage }
          rule.sumsAtStart = true
        }
      ),
      (
        "the server adds the messages without their mean after the first round",
        { rule in rule.server = { $0 + $1.workers * $1.meanMessage } }
      ),
      ("the step has the wrong sign", { rule in rule.move = { server, _, entry in -entry.gamma * server } }),
      ("the message is subtracted from the estimate", { rule in rule.estimate = { $0.estimate - $0.message } }),
      ("gᵢ − \(average) is compressed and added", { rule in rule.argument = { $0.estimate - $0.average } }),
      (
        "the step is divided by the number of workers once more",
        { rule in rule.move = { server, _, entry in entry.gamma * server / entry.workers } }
      ),
      (
        "the change of \(average) is compressed in place of \(average) − gᵢ",
        { rule in rule.argument = { $0.average - $0.oldAverage } }
      ),
      ("the step is made without γ", { rule in rule.move = { server, _, _ in server } }),
    ]
    return (hasMomentum ? momentumFaults : []) + shared
  }

  private static let momentumFaults: [Fault] = [
    (
      "η is on the wrong side: vᵢ⁺ = η vᵢ + (1 − η) ∇fᵢ",
      { rule in rule.average = { $0.eta * $0.oldAverage + (1 - $0.eta) * $0.gradient } }
    ),
    ("there is no momentum: vᵢ⁺ = ∇fᵢ", { rule in rule.average = { $0.gradient } }),
    ("the momentum never sees a new gradient: vᵢ⁺ = vᵢ", { rule in rule.average = { $0.oldAverage } }),
    (
      "the momentum is a sum: vᵢ⁺ = (1 − η) vᵢ + ∇fᵢ",
      { rule in rule.average = { (1 - $0.eta) * $0.oldAverage + $0.gradient } }
    ),
    ("the momentum is a sum: vᵢ⁺ = η vᵢ + ∇fᵢ", { rule in rule.average = { $0.eta * $0.oldAverage + $0.gradient } }),
    (
      "the old average is compressed: vᵢ − gᵢ in place of vᵢ⁺ − gᵢ",
      { rule in rule.argument = { $0.oldAverage - $0.estimate } }
    ),
    (
      "the momentum averages the estimate: vᵢ⁺ = (1 − η) gᵢ + η ∇fᵢ",
      { rule in rule.average = { (1 - $0.eta) * $0.estimate + $0.eta * $0.gradient } }
    ),
  ]
}
