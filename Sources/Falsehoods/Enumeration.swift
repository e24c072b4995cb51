/// Every outcome of an implementation at one input, found by running it once for each sequence of
/// decisions that it can take.
enum Enumeration {
  /// The distinct outputs with their probabilities; nil where a continuous variable is drawn.
  static func outcomes(of body: (inout Chance) -> [Double]) -> [(output: [Double], probability: Double)]? {
    var places: [[Double]: Int] = [:]
    var outcomes: [(output: [Double], probability: Double)] = []
    var script: [Int]? = []
    while let current = script {
      var chance = Chance(script: current)
      let output = body(&chance)
      guard !chance.isContinuous else { return nil }
      let probability = chance.decisions.reduce(1) { $0 * $1.probability }
      if let place = places[output] {
        outcomes[place].probability += probability
      } else {
        places[output] = outcomes.count
        outcomes.append((output, probability))
      }
      script = next(after: chance.decisions)
    }
    return outcomes
  }

  /// The law of each entry of the output, for an implementation that treats entries independently.
  ///
  /// Every decision is varied alone. Nil where a single decision moves more than one entry, or an entry is
  /// moved by more than one decision, or a continuous variable is drawn.
  static func coordinates(of body: (inout Chance) -> [Double]) -> [[(value: Double, probability: Double)]]? {
    var first = Chance(script: [])
    let base = body(&first)
    guard !first.isContinuous else { return nil }
    var laws = base.map { [(value: $0, probability: 1.0)] }
    var isMoved = base.map { _ in false }
    for (place, decision) in first.decisions.enumerated() {
      var outputs: [[Double]] = []
      var probabilities: [Double] = []
      for alternative in 0..<decision.alternatives {
        var chance = Chance(script: Array(repeating: 0, count: place) + [alternative])
        outputs.append(body(&chance))
        guard chance.decisions.count == first.decisions.count else { return nil }
        probabilities.append(chance.decisions[place].probability)
      }
      let moved = base.indices.filter { i in outputs.contains { $0[i] != base[i] } }
      guard moved.count <= 1 else { return nil }
      guard let entry = moved.first else { continue }
      guard !isMoved[entry] else { return nil }
      isMoved[entry] = true
      laws[entry] = zip(outputs, probabilities).map { (value: $0[entry], probability: $1) }
    }
    return laws
  }

  /// The script that follows in the order of an odometer; nil after the last.
  private static func next(after decisions: [Chance.Decision]) -> [Int]? {
    guard let last = decisions.lastIndex(where: { $0.taken + 1 < $0.alternatives }) else { return nil }
    return decisions[..<last].map(\.taken) + [decisions[last].taken + 1]
  }
}
