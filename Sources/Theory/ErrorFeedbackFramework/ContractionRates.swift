/// The numbers `q` and `p` by which the memory of a contractive compressor fades.
///
///     q = √(1 − α),   p = 1 − q = α/(1 + q),   so that α/2 ≤ p ≤ α.
///
/// - Source: `stich2020`.
public struct ContractionRates: Hashable, Sendable {
  /// `q² = 1 − α`.
  public let squaredFactor: Double
  /// `q`, by which the norm of the memory shrinks in a round.
  public let factor: Double
  /// `p`, in a form that loses no digits at small `α`.
  public let forgetting: Double

  public init(_ compressor: ContractiveClass) {
    squaredFactor = 1 - compressor.alpha
    factor = squaredFactor.squareRoot()
    forgetting = compressor.alpha / (1 + factor)
  }

  /// `1/p`, about how many rounds are remembered.
  public var reach: Double { 1 / forgetting }
}
