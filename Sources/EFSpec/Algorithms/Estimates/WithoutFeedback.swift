public import GSL

/// Another estimator whose estimate is sent as it is, with no regard to what was sent before: `gᵢᵗ⁺¹ = C(wᵢᵗ⁺¹)`.
///
/// With the identity compressor nothing is lost and `gᵢ = wᵢ` exactly.
///
/// - Randomness: that of the other estimator.
public struct WithoutFeedback<Base: GradientEstimator>: GradientEstimator {
  public let base: Base

  public init(_ base: Base) { self.base = base }

  /// The memory of the other estimator.
  public struct Memory: EstimatorMemory {
    public internal(set) var base: Base.Memory
    private let zero: [Double]

    public init(_ base: Base.Memory) {
      self.base = base
      zero = [Double](repeating: 0, count: base.v.count)
    }

    public var v: [Double] { base.v }
    public var target: [Double] { base.target }
    public var reference: [Double]? { zero }
  }

  public func memory(
    from batch: [Double], of worker: Int, at x0: [Double], on oracle: some GradientOracle
  ) -> Memory {
    Memory(base.memory(from: batch, of: worker, at: x0, on: oracle))
  }

  public func update(
    _ memory: inout Memory, of worker: Int, at x: [Double], inRound round: Int, on oracle: some GradientOracle,
    scratch: inout [Double], using stream: inout RandomStream
  ) {
    base.update(&memory.base, of: worker, at: x, inRound: round, on: oracle, scratch: &scratch, using: &stream)
  }
}

/// SGDM: stochastic gradient descent with momentum and without compression.
///
///     xᵗ⁺¹ = xᵗ − γ (1/n) Σᵢ vᵢᵗ,   vᵢᵗ⁺¹ = (1 − η) vᵢᵗ + η ∇fᵢ(xᵗ⁺¹, ξᵢ).
///
/// - Randomness: one gradient a worker and round.
/// - Source: `fatkhullin2023`.
public typealias SGDM = EF21Frame<WithoutFeedback<MomentumAverage>, Identity>

extension EF21Frame where Estimator == WithoutFeedback<MomentumAverage>, C == Identity {
  public init(stepSize: Double, momentum: Double, initialBatch: Int) {
    self.init(
      WithoutFeedback(MomentumAverage(.constant(momentum))), compressor: Identity(), stepSizes: .constant(stepSize),
      initialBatch: initialBatch)
  }
}
