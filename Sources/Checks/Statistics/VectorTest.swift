import Foundation

/// The exact sequential test of "`E D = 0` and `E‖D‖² ≤ ω`" for the error `D` of an unbiased
/// compressor.
///
/// Every bet is of the form
///
///     (1 + 2⟨η, D⟩ + ‖η‖²‖D‖²) / (1 + 2‖η‖τ + ‖η‖²ω'),
///
/// non-negative because the numerator is at least `(1 − ‖η‖‖D‖)²`, of expectation at most 1 under the
/// claim widened by rounding to `‖E D‖ ≤ τ` and `E‖D‖² ≤ ω'` (`RoundingSlack`). Seven directions (along ±x, along ±sign(x), the
/// mean error so far, its most significant coordinate, its significant coordinates) and ten lengths
/// `‖η‖ = 2ʲ/√ω`, `j = −7 … 2`, share 3/4 of the capital; a `RatioTest` of `‖D‖²/ω` has the rest.
///
/// A rejection says "biased, or of variance above the claim". Unbiasedness alone cannot be refuted
/// by any valid test, because a rare far value can restore any mean.
struct VectorTest {
  private static let directionCount = 7
  private static let lengthExponents = -7...2
  /// The share of the capital of each of the seventy bets.
  static let componentShare = 0.75 / Double(directionCount * lengthExponents.count)

  /// The shares of all components, in the order of `componentLogWealths`.
  static func componentShares(_ grid: BettingGrid) -> [Double] {
    Array(repeating: componentShare, count: directionCount * lengthExponents.count) + grid.weights.map { 0.25 * $0 }
  }

  /// The lengths `‖η‖` of the bets.
  static func lengths(omega: Double) -> [Double] { lengthExponents.map { exp2(Double($0)) / omega.squareRoot() } }

  /// Learned directions stay out of the game until this many calls are known.
  private static let firstBet = 4
  /// Directions are learned anew after so many calls, until so many are known.
  private static let shortBatch = 4
  private static let lastShortBatch = 64

  /// `ω'`.
  private let widenedOmega: Double
  /// The lengths `h = ‖η‖`, their squares and `1/(1 + 2hτ + h²ω')`; lanes beyond the ten are not used.
  private let lengths: SIMD16<Double>
  private let squaredLengths: SIMD16<Double>
  private let inverseDenominators: SIMD16<Double>
  /// The bets of each direction.
  private var bets: [BetLanes]
  private var ratio: RatioTest
  private var errorSum: [Double]
  private var squareSum: [Double]
  private var count = 0

  /// - Parameters:
  ///   - omega: The promised relative variance, positive.
  ///   - dimension: The number of entries of `D`.
  ///   - grid: The bets of the `RatioTest`.
  init(omega: Double, dimension: Int, slack: RoundingSlack, grid: BettingGrid = .standard) {
    ratio = RatioTest(grid: grid)
    precondition(omega > 0, "a promise of no variance is judged exactly")
    let (widened, tau) = (slack.widened(omega), slack.bias(omega: omega))
    widenedOmega = widened
    var lengths = SIMD16<Double>(repeating: 0)
    for (j, length) in Self.lengths(omega: omega).enumerated() { lengths[j] = length }
    self.lengths = lengths
    squaredLengths = lengths * lengths
    inverseDenominators = 1 / (1 + lengths * (2 * tau) + lengths * lengths * widened)
    bets = Array(repeating: BetLanes(share: Self.componentShare), count: Self.directionCount)
    errorSum = Array(repeating: 0, count: dimension)
    squareSum = Array(repeating: 0, count: dimension)
  }

  var logWealth: Double { logSumExp(componentLogWealths) }

  var componentLogWealths: [Double] {
    bets.flatMap { $0.logWealths(Self.lengthExponents.count) } + ratio.componentLogWealths.map { $0 + log(0.25) }
  }

  /// Whether the wealth is at least `threshold`; much faster than its logarithm.
  func reaches(_ threshold: Double) -> Bool {
    // A wealth beyond the range of a Double is infinite or no number in the fast sum.
    let used = Self.lengthExponents.count
    let wealth = bets.reduce(0.25 * ratio.wealth) { $0 + $1.wealth(used) }
    return wealth.isFinite ? wealth >= threshold : logWealth >= log(threshold)
  }

  /// Takes a batch of draws. The learned directions are fixed before the batch is looked at; in the first calls,
  /// where there is most to learn, after every fourth one anew.
  mutating func feed(_ draws: RelativeDraws, _ batch: some Collection<Int>) {
    var rest = batch[...]
    while !rest.isEmpty {
      let part = rest.prefix(count < Self.lastShortBatch ? Self.shortBatch : rest.count)
      feedAtOnce(draws, part)
      rest = rest.dropFirst(part.count)
    }
  }

  private mutating func feedAtOnce(_ draws: RelativeDraws, _ batch: some Collection<Int>) {
    let learned = learnedDirections
    for t in batch {
      let r = draws.squaredErrors[t]
      let error = draws.error(t)
      bet(direction: 0, inner: draws.along[t], squaredError: r)
      bet(direction: 1, inner: -draws.along[t], squaredError: r)
      bet(direction: 2, inner: draws.alongSigns[t], squaredError: r)
      bet(direction: 3, inner: -draws.alongSigns[t], squaredError: r)
      for (offset, direction) in learned.enumerated() {
        guard let direction else { continue }
        bet(direction: 4 + offset, inner: direction.inner(error), squaredError: r)
      }
      ratio.feed(r / widenedOmega)
    }
    for t in batch {
      let error = draws.error(t)
      for (i, place) in error.indices.enumerated() {
        let value = error[place]
        errorSum[i] += value
        squareSum[i] += value * value
      }
    }
    count += batch.count
  }

  @inline(__always)
  private mutating func bet(direction: Int, inner: Double, squaredError r: Double) {
    let numerators = 1 + lengths * (2 * inner) + squaredLengths * r
    bets[direction].multiply(by: numerators * inverseDenominators)
  }

  /// A unit vector, given in full or as one signed coordinate.
  private enum Direction {
    case vector([Double])
    case coordinate(Int, Double)

    func inner(_ error: ArraySlice<Double>) -> Double {
      switch self {
      case .vector(let unit):
        var sum = 0.0
        for (i, value) in zip(unit.indices, error) { sum += unit[i] * value }
        return sum
      case .coordinate(let index, let sign): return sign * error[error.startIndex + index]
      }
    }

    init?(normalising vector: [Double]) {
      let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard norm > 0, norm.isFinite else { return nil }
      self = .vector(vector.map { $0 / norm })
    }
  }

  /// The mean error, its most significant coordinate, and its coordinates beyond `√(2/n)` standard
  /// deviations; nil where there is no such direction.
  private var learnedDirections: [Direction?] {
    guard count >= Self.firstBet else { return [nil, nil, nil] }
    let n = Double(count)
    let mean = errorSum.map { $0 / n }
    let deviation = zip(mean, squareSum).map { max(0, $1 / n - $0 * $0).squareRoot() }
    var best: (index: Int, score: Double)?
    for i in mean.indices where mean[i] != 0 {
      let score = deviation[i] == 0 ? .infinity : mean[i].magnitude / deviation[i]
      if score > best?.score ?? 0 { best = (i, score) }
    }
    let threshold = (2 / n).squareRoot()
    let significant = mean.indices.map { i in
      let excess = mean[i].magnitude - threshold * deviation[i]
      return excess > 0 ? (mean[i] < 0 ? -excess : excess) : 0
    }
    return [
      Direction(normalising: mean),
      best.map { .coordinate($0.index, mean[$0.index] < 0 ? -1 : 1) },
      Direction(normalising: significant),
    ]
  }
}
