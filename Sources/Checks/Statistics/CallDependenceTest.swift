/// The exact sequential test of the claim that the errors of calls at one input are independent and of one
/// law.
///
/// Lag 1 takes blocks of four calls, lag `l ≥ 3` the calls 0, 1, `l`, `l + 1` of blocks of `l + 2`; each
/// block yields the sign of
///
///     ⟨D₁ − D₄, D₂ − D₃⟩           (lag 1),
///     ⟨D₀ − D_{l+1}, D_l − D₁⟩     (lag l),
///
/// which an exchange of two calls reverses, so that it is symmetric under the claim. Lag 2 in this pattern is
/// lag 1 reversed and is left out. Every lag has calls of its own, whole blocks one after another, and a
/// fifth of the capital.
///
/// Inside a block a part of the sign is known already, so that the wealth is an e-value at the ends of blocks
/// and nowhere else: elsewhere there is none to read.
public struct CallDependenceTest: Hashable, Sendable, Codable {
  /// The lags, in the order of their blocks.
  public static let lags = [1, 3, 4, 8, 16]

  /// The number of calls of a round of blocks, one for each lag.
  public static let callsInARound = lags.reduce(0) { $0 + blockLength(lag: $1) }

  private var tests = Array(repeating: SignTest(), count: lags.count)
  private var lagIndex = 0
  /// The call of the current block that comes next.
  private var position = 0
  /// The calls of the current block that enter its sign.
  private var kept: [[Double]] = []

  /// The number of calls fed.
  public private(set) var count = 0

  public init() {}

  static func blockLength(lag l: Int) -> Int { l == 1 ? 4 : l + 2 }

  /// Takes the error of the next call, of as many entries as all others.
  public mutating func feed(_ error: some Collection<Double>) {
    let lag = Self.lags[lagIndex]
    if lag == 1 || [0, 1, lag, lag + 1].contains(position) { kept.append(Array(error)) }
    count += 1
    position += 1
    guard position == Self.blockLength(lag: lag) else { return }
    // For lag 1 the pairs are (1, 2), (3, 4) against (1, 3), (2, 4); for the others (0, l), (1, l+1) against (0, 1), (l, l+1).
    let value =
      lag == 1
      ? innerOfDifferences(kept[0], kept[3], kept[1], kept[2])
      : innerOfDifferences(kept[0], kept[3], kept[2], kept[1])
    tests[lagIndex].feed(signOf: value)
    kept = []
    position = 0
    lagIndex = (lagIndex + 1) % Self.lags.count
  }

  /// `log` of the wealth; nil inside a block, where it is no e-value.
  public var logWealth: Double? {
    position == 0 ? logMeanExp(tests.map(\.logWealth)) : nil
  }
}

/// `⟨a − b, c − d⟩`.
func innerOfDifferences(_ a: [Double], _ b: [Double], _ c: [Double], _ d: [Double]) -> Double {
  precondition(a.count == b.count && b.count == c.count && c.count == d.count, "errors of one dimension")
  var sum = 0.0
  for i in a.indices { sum += (a[i] - b[i]) * (c[i] - d[i]) }
  return sum
}
