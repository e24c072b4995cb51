/// The stationary errors of the momentum methods at a frozen iterate, exactly: noise of variance 1 in one coordinate of one
/// worker, and a compressor that keeps a coordinate with probability `α`, without scaling.
///
///     P      = η/(2 − η),   of the mean of n workers P/n,
///     G      = 2(1 − α)η²/((2 − η)κ),                    κ = α + η − αη          EF21-SGDM,
///     Var u  = η(1 + (1 − η)²)/(2 − η)³,   Q = 2η(1 − η)²/(2 − η)³                EF21-SGD2M,
///     G      = 2(1 − α)η³(1 + (1 − α)(1 − η)²)/((2 − η)³κ²)                       EF21-SGD2M.
///
/// For `η ≪ α` the two `G` are `(1 − α)η²/α` and `(1 − α)(2 − α)η³/(4α²)`: slopes 2 and 3 in `η`, −1 and −2 in `α`. For
/// `α ≪ η ≪ 1` that of EF21-SGDM is `(1 − α)η`, and at `η = 1` both are `2(1 − α)`.
///
/// - Proof:  `g` holds the value of `w` at its last refresh, of age `j` with probability `α(1 − α)ʲ`, so that
///           `G = 2(R(0) − Σⱼ α(1 − α)ʲR(j))` with the autocovariance `R(j) = (η/(2 − η))ρʲ` of `v`, `ρ = 1 − η`, and
///           `R(j) = η⁴ρʲ[(1 + ρ²)/(1 − ρ²)³ + j/(1 − ρ²)²]` of `u`; sum, and divide by `1 − ρ² = η(2 − η)`.
/// - Source: derived here; the methods are those of `fatkhullin2023`.
public struct FrozenMomentumFloors: Hashable, Sendable {
  /// `η`.
  public let momentum: Double
  public let compressor: ContractiveClass

  public init(momentum: Double, compressor: ContractiveClass) throws(HypothesisViolation) {
    try require(0 < momentum && momentum <= 1, "0 < η ≤ 1", got: momentum)
    self.momentum = momentum
    self.compressor = compressor
  }

  /// `P`, of one worker and of the mean of `n`.
  public func momentumError(workerCount n: Int = 1) -> Double { momentum / ((2 - momentum) * Double(n)) }

  /// `G` of EF21-SGDM; it does not depend on `n`.
  public var compressionError: Double {
    2 * compressor.error * momentum * momentum / ((2 - momentum) * refresh)
  }

  /// `Var u` of EF21-SGD2M.
  public var secondMomentumVariance: Double { momentum * (1 + squaredRest) / cube }

  /// `Q` of EF21-SGD2M.
  public var secondMomentumError: Double { 2 * momentum * squaredRest / cube }

  /// `G` of EF21-SGD2M.
  public var secondCompressionError: Double {
    2 * compressor.error * momentum * momentum * momentum * (1 + compressor.error * squaredRest)
      / (cube * refresh * refresh)
  }

  /// `κ = 1 − (1 − α)(1 − η)`.
  private var refresh: Double { compressor.alpha + momentum - compressor.alpha * momentum }
  private var squaredRest: Double { (1 - momentum) * (1 - momentum) }
  private var cube: Double { (2 - momentum) * (2 - momentum) * (2 - momentum) }
}
