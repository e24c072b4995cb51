import Foundation

/// The exact sequential test of a claim at one input.
///
/// The claim is widened by what rounding can produce, see `RoundingSlack`.
enum ClaimTest {
  /// `E r ≤ c` for a squared error `r`, relative or not; `c > 0`.
  case ratio(RatioTest, bound: Double)
  case vector(VectorTest)
  /// The same, with half of the capital on coordinates that are declared independent.
  case coordinates(VectorTest, CoordinateSequentialTest, omega: Double)
  case twoParameters(TwoParameterTest)

  /// - Parameters:
  ///   - grid: The bets on a ratio; a grid that reaches further down sees rarer spikes.
  ///   - coordinatesAreIndependent: Whether the coordinates of one output are declared independent given the
  ///     input. Only the test of an unbiased claim makes use of it, and of nothing beyond the claim: its bound is
  ///     that of the sum over all coordinates, see `CoordinateSequentialTest`.
  /// - Returns: The test, or nil where the claim leaves no room for chance and is judged exactly.
  init?(
    _ claim: CompressorClaim, at reference: RelativeReference, slack: RoundingSlack, grid: BettingGrid = .standard,
    coordinatesAreIndependent: Bool = false
  ) {
    guard !claim.leavesNoRoomForChance else { return nil }
    switch claim {
    case .contractive(let error):
      self = .ratio(RatioTest(grid: grid), bound: slack.widened(error))
    case .absolute(let delta):
      self = .ratio(RatioTest(grid: grid), bound: slack.widened(delta * delta / reference.squaredNorm))
    case .unbiased(let omega):
      let test = VectorTest(omega: omega, dimension: reference.direction.count, slack: slack, grid: grid)
      self =
        coordinatesAreIndependent
        ? .coordinates(test, CoordinateSequentialTest(omega: omega, slack: slack), omega: omega) : .vector(test)
    case .classB1(let alpha, let beta):
      self = .twoParameters(TwoParameterTest(gamma: alpha / beta, beta: beta, slack: slack, grid: grid))
    case .classB2(let gamma, let beta):
      self = .twoParameters(TwoParameterTest(gamma: gamma, beta: beta, slack: slack, grid: grid))
    }
  }

  mutating func feed(_ draws: RelativeDraws, _ batch: Range<Int>) {
    switch self {
    case .ratio(var test, let bound):
      for t in batch { test.feed(draws.squaredErrors[t] / bound) }
      self = .ratio(test, bound: bound)
    case .vector(var test):
      // Leave no second owner of the learned sums while they change.
      self = .ratio(RatioTest(), bound: 1)
      test.feed(draws, batch)
      self = .vector(test)
    case .coordinates(var test, var coordinates, let omega):
      self = .ratio(RatioTest(), bound: 1)
      test.feed(draws, batch)
      for t in batch { coordinates.feed(draws.error(t), at: draws.reference, omega: omega) }
      self = .coordinates(test, coordinates, omega: omega)
    case .twoParameters(var test):
      self = .ratio(RatioTest(), bound: 1)
      test.feed(draws, batch)
      self = .twoParameters(test)
    }
  }

  var logWealth: Double {
    switch self {
    case .ratio(let test, _): test.logWealth
    case .vector(let test): test.logWealth
    case .coordinates: logSumExp(componentLogWealths)
    case .twoParameters(let test): test.logWealth
    }
  }

  /// The share of the capital that each component started with.
  func componentShares(_ grid: BettingGrid) -> [Double] {
    switch self {
    case .ratio: grid.weights
    case .vector: VectorTest.componentShares(grid)
    case .coordinates:
      (VectorTest.componentShares(grid) + CoordinateSequentialTest.componentShares).map { $0 / 2 }
    case .twoParameters: TwoParameterTest.componentShares(grid)
    }
  }

  var componentLogWealths: [Double] {
    switch self {
    case .ratio(let test, _): test.componentLogWealths
    case .vector(let test): test.componentLogWealths
    case .coordinates(let test, let coordinates, _):
      (test.componentLogWealths + coordinates.componentLogWealths).map { $0 - log(2) }
    case .twoParameters(let test): test.componentLogWealths
    }
  }
}
