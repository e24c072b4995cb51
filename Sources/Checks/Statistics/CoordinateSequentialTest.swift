import Foundation

/// The exact sequential test of an unbiased compressor whose coordinates are declared independent given the
/// input: every coordinate of every call is a sample of
///
///     E[D_j | earlier coordinates] = 0,   E[D_j² | earlier coordinates] ≤ ω_j.
///
/// In units of `√ω_j`, with the sign of `x_j`, the error of a coordinate is a number `z` of mean 0 and of
/// square at most 1 on average, and the bets are
///
///     (1 ± 2hz + h²z²) / (1 + 2hτ + h²ω'),   h = 2ʲ, j = −12 … 3,
///
/// non-negative since `(1 − h|z|)² ≥ 0`; `τ` and `ω'` are what rounding allows (`RoundingSlack`). They share
/// 3/4 of the capital, a `RatioTest` of `z²/ω'` has the rest. One call of dimension `d` counts as `d` samples.
/// Where coordinates are not independent, as those of Rand-k, the test may refute a true claim.
///
/// Two promises can be tested:
///
/// - *Pointwise*, one `ω_j` for every coordinate (`init(slack:)`): the wealth may be read after any coordinate.
/// - *In total*, `E‖D‖² ≤ ω` alone, with `ω_j = ω/d` for all coordinates (`init(omega:slack:)`). Single variances may
///   then exceed `ω/d`, as those of dithering do at unequal entries; but by independence the factors of one call have
///   the mean `Π(1 + 2hτ_j + h²v_j)` with `Σv_j ≤ dω'` and `Στ_j ≤ dτ`, which by the inequality between means is
///   at most the product of the denominators, and `Π(1 + λ(v_j/ω' − 1)) ≤ 1` likewise. So the wealth *after whole
///   calls* is an e-process, whatever the single variances are; between two coordinates it is none.
public struct CoordinateSequentialTest: Hashable, Sendable {
  private static let lengths: SIMD16<Double> = {
    var lanes = SIMD16<Double>()
    for k in 0..<16 { lanes[k] = exp2(Double(k - 12)) }
    return lanes
  }()

  private let widenedVariance: Double
  private let inverseDenominators: SIMD16<Double>
  private var upLogs = SIMD16<Double>(repeating: log(0.75 / 32))
  private var downLogs = SIMD16<Double>(repeating: log(0.75 / 32))
  private var up = SIMD16<Double>(repeating: 1)
  private var down = SIMD16<Double>(repeating: 1)
  private var ratio = RatioTest()
  /// A coordinate that was promised no error and had one.
  public private(set) var brokenCoordinate: Int?

  /// The number of samples: coordinates with a positive promise.
  public private(set) var count = 0

  /// The test of a promise for every coordinate.
  ///
  /// - Parameters:
  ///   - slack: What rounding may do to a coordinate, relative to `√ω_j`.
  init(slack: RoundingSlack) { self.init(omega: 1, slack: slack) }

  /// The test of the promise `E‖D‖² ≤ ω` for the sum over all coordinates, read after whole calls.
  ///
  /// - Parameters:
  ///   - slack: What rounding may do to `D`, relative to the norm of the input.
  init(omega: Double, slack: RoundingSlack) {
    precondition(omega > 0, "a promise of no variance is judged exactly")
    widenedVariance = slack.widened(omega) / omega
    let tau = slack.bias(omega: omega) / omega.squareRoot()
    inverseDenominators = 1 / (1 + 2 * Self.lengths * tau + Self.lengths * Self.lengths * widenedVariance)
  }

  /// The test of a subject that computes in float64.
  public init() { self.init(slack: RoundingSlack(.float64)) }

  /// Takes one call.
  ///
  /// - Parameters:
  ///   - errors: `C(x)_j − x_j`.
  ///   - x: The input; the sign of an entry orients its error.
  ///   - variances: `ω_j`, in the units of the squared errors. Where it is 0 an error beyond `tolerance` is a breach.
  ///   - tolerance: The largest error that rounding may leave where none is promised.
  public mutating func feed(
    errors: Span<Double>, of x: Span<Double>, variances: Span<Double>, tolerance: Double = 0
  ) {
    for j in errors.indices {
      guard variances[j] > 0 else {
        if !(errors[j].magnitude <= tolerance) { brokenCoordinate = brokenCoordinate ?? j }
        continue
      }
      let z = errors[j] / variances[j].squareRoot()
      feed(x[j] < 0 ? -z : z)
    }
  }

  /// Takes one call under the promise `E‖D‖² ≤ ω`.
  ///
  /// - Parameters:
  ///   - errors: `D`, relative to the norm of the input.
  ///   - reference: The input.
  mutating func feed(_ errors: ArraySlice<Double>, at reference: RelativeReference, omega: Double) {
    let unit = (Double(errors.count) / omega).squareRoot()
    for (sign, error) in zip(reference.signs, errors) { feed(sign < 0 ? -error * unit : error * unit) }
  }

  /// Takes one error in units of the root of its promised variance.
  mutating func feed(_ z: Double) {
    count += 1
    // Beyond this every factor is far above 1, and a bet that pays 1 instead is fair still.
    if z.magnitude <= 1e50 {
      let h = Self.lengths
      let square = 1 + h * h * (z * z)
      let cross = h * (2 * z)
      up *= Self.clamped(square + cross) * inverseDenominators
      down *= Self.clamped(square - cross) * inverseDenominators
      let extreme =
        (up .> 1e100) .| ((up .< 1e-100) .& (up .> 0)) .| (down .> 1e100) .| ((down .< 1e-100) .& (down .> 0))
      if any(extreme) { settle() }
    }
    ratio.feed(z * z / widenedVariance)
  }

  /// `log` of the wealth; infinite once a coordinate without promised error had one.
  public var logWealth: Double {
    brokenCoordinate == nil ? logSumExp(logBets + [ratio.logWealth + log(0.25)]) : .infinity
  }

  /// `log` of the wealth of each bettor, shares included.
  var componentLogWealths: [Double] {
    logBets + ratio.componentLogWealths.map { $0 + log(0.25) }
  }

  private var logBets: [Double] {
    (0..<16).flatMap { k in [upLogs[k] + log(up[k]), downLogs[k] + log(down[k])] }
  }

  /// The shares of all bettors, in the order of `componentLogWealths`.
  static let componentShares = Array(repeating: 0.75 / 32, count: 32) + RatioTest.weights.map { 0.25 * $0 }

  /// At a double root rounding can push a factor below zero.
  private static func clamped(_ factors: SIMD16<Double>) -> SIMD16<Double> {
    factors.replacing(with: 0, where: factors .< 0)
  }

  private mutating func settle() {
    for k in 0..<16 {
      upLogs[k] += log(up[k])
      downLogs[k] += log(down[k])
    }
    up = SIMD16(repeating: 1)
    down = SIMD16(repeating: 1)
  }
}
