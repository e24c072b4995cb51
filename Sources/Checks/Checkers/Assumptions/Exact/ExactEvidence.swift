/// The point or the pair at which an exact claim comes closest to failing, or fails.
public struct ExactSighting: Hashable, Sendable, Codable {
  /// What kind of point it is.
  public var name: String
  public var x: [Double]
  /// The second point of a pair.
  public var y: [Double]?
  /// The measured constant.
  public var value: Double
  /// How much of it may be rounding.
  public var slack: Double
  /// The promised constant.
  public var promise: Double
  /// Whether the promise is an upper bound of the measured constant, else a lower bound.
  public var isUpperBound: Bool
  /// The worker whose loss it is about; nil for all together.
  public var worker: Int?
  /// Whether values of `f` decide, not gradients alone.
  public var isByValues: Bool

  /// Whether it contradicts the promise, whatever rounding did.
  public var isViolation: Bool { isUpperBound ? value - slack > promise : value + slack < promise }

  /// The measured over the promised constant, or the other way round where the promise is a lower bound: 1 where
  /// the promise is just kept. The larger, the closer to failing.
  var tightness: Double {
    // Infinities mean "contradicts a promise of zero", or "kept with room to spare".
    if isViolation && (promise == 0 || value <= 0) { return .infinity }
    if isUpperBound { return promise > 0 ? value / promise : value <= slack ? 1 : .infinity }
    return value > 0 ? promise / value : 1
  }
}

/// What was seen of an exact claim.
public struct ExactEvidence: Hashable, Sendable, Codable {
  /// The worst that was seen; nil where nothing could be measured.
  public var worst: ExactSighting?
  /// The number of points at which the oracle was asked.
  public var evaluations = 0
  /// The number of inequalities that were looked at.
  public var inequalities = 0
  /// A point at which a gradient or a value is not finite.
  public var nonFinite: OraclePoint?
  /// A point at which the gradient was asked for twice, with two answers.
  public var changed: OraclePoint?
  /// Whether the time limit ended the search.
  public var endedByTimeLimit = false
}
