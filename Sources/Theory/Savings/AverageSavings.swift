/// What Top-k gains over Rand-k on average, under a law of the magnitudes.
///
/// Both send `k` of `d` entries. Rand-k keeps the part `k/d` of every `‖x‖²`; Top-k keeps more.
///
/// - Source: `beznosikov2023` for the comparison; the formulas are proved beside each law.
public struct AverageSavings: Hashable, Sendable {
  public let k: Int
  public let dimension: Int
  /// `E‖x‖²`.
  public let total: Double
  /// `E‖Top-k(x)‖²`.
  public let topK: Double
  /// `E‖Rand-k(x)‖²`.
  public let randK: Double
  /// `E‖x − Top-k(x)‖² / E‖x − Rand-k(x)‖²`; nil at `k = d`, where both errors are 0.
  public let errorRatio: Double?
  /// The energy that Top-k would keep in the limit of large `d`; nil where it is not known.
  public let limitingTopK: Double?

  public init(
    of law: some MagnitudeLaw, keeping k: Int, dimension d: Int
  ) throws(HypothesisViolation) {
    try requireAtLeastOne(d, "d")
    try require(1 <= k && k <= d, "1 ≤ k ≤ d", got: Double(k))
    let fraction = Double(k) / Double(d)
    self.k = k
    dimension = d
    let total = law.energy(dimension: d)
    self.total = total
    topK = k == d ? total : law.topKEnergy(k, dimension: d)
    randK = fraction * total
    errorRatio = k == d ? nil : law.topKError(k, dimension: d) / ((1 - fraction) * total)
    limitingTopK = law.limitingGain(keeping: fraction).map { $0 * fraction * total }
  }

  /// `E‖Top-k(x)‖² / E‖Rand-k(x)‖²`, at least 1.
  public var retainedRatio: Double { topK / randK }
}
