/// The first place at which a run differs from what was expected of it.
struct MethodDifference: Hashable, Sendable {
  /// What differs.
  enum Place: Hashable, Sendable {
    /// Where a worker wants its gradient.
    case point
    /// What a worker compresses.
    case argument
    case state(MethodQuantity)
    /// How many vectors were compressed in a round.
    case compressions
    /// How many workers asked for a gradient.
    case gradients

    /// Rounds are compared in this order.
    var rank: Int {
      switch self {
      case .gradients: 0
      case .point: 1
      case .compressions: 2
      case .argument: 3
      case .state: 4
      }
    }
  }

  /// Which of the cases, from 0.
  var caseIndex: Int
  /// The round, from 0: that of the first gradients.
  var round: Int
  var place: Place
  /// From 0; nil where the quantity belongs to no worker.
  var worker: Int?
  /// From 0; nil where counts differ.
  var coordinate: Int?
  var expected: Double
  var got: Double
  /// The largest difference that rounding explains.
  var tolerance: Double

  /// Whether a run agrees longer if it has this difference than if it has the other.
  func isLater(than other: MethodDifference) -> Bool {
    (caseIndex, round, place.rank) > (other.caseIndex, other.round, other.place.rank)
  }
}
