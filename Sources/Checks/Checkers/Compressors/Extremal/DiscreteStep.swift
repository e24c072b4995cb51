import GSL

/// A random change of an input that keeps its magnitudes few: some entries, a random set of random size, change their
/// signs, become 0, or all take the magnitude of one entry.
enum DiscreteStep: Int, CaseIterable {
  case changeSigns, clear, copyMagnitude

  /// The changed input.
  static func move(_ x: [Double], using stream: inout RandomStream) -> [Double] {
    let kind = allCases[stream.integer(below: allCases.count)]
    let chosen = stream.subset(of: x.count, count: 1 + stream.integer(below: x.count))
    let magnitude = x[stream.integer(below: x.count)].magnitude
    var moved = x
    for place in chosen {
      switch kind {
      case .changeSigns: moved[place].negate()
      case .clear: moved[place] = 0
      case .copyMagnitude: moved[place] = x[place] < 0 ? -magnitude : magnitude
      }
    }
    return moved
  }
}
