public import GSL

/// A momentum average of momentum averages.
///
///     vᵢᵗ⁺¹ = (1 − ηₜ) vᵢᵗ + ηₜ ∇fᵢ(xᵗ⁺¹, ξᵢ),   wᵢᵗ⁺¹ = uᵢᵗ⁺¹ = (1 − ηₜ) uᵢᵗ + ηₜ vᵢᵗ⁺¹,   uᵢ⁰ = vᵢ⁰.
///
/// - Randomness: one gradient a round.
public struct DoubleMomentum: GradientEstimator, Hashable {
  public let momenta: Momenta

  public init(_ momenta: Momenta) {
    precondition(momenta[0] > 0, "a momentum is in (0, 1]")
    self.momenta = momenta
  }

  /// Both averages.
  public struct Memory: EstimatorMemory, Hashable {
    public internal(set) var v: [Double]
    public internal(set) var u: [Double]
    public var target: [Double] { u }

    public init(v: [Double], u: [Double]) {
      self.v = v
      self.u = u
    }
  }

  public func memory(
    from batch: [Double], of worker: Int, at x0: [Double], on oracle: some GradientOracle
  ) -> Memory {
    Memory(v: batch, u: batch)
  }

  public func update(
    _ memory: inout Memory, of worker: Int, at x: [Double], inRound round: Int, on oracle: some GradientOracle,
    scratch: inout [Double], using stream: inout RandomStream
  ) {
    oracle.gradient(of: worker, at: x, into: &scratch, using: &stream)
    blend(momenta[round], of: scratch, into: &memory.v)
    blend(momenta[round], of: memory.v, into: &memory.u)
  }
}

/// EF21-SGD2M: EF21 with two momentum averages in a row, the second of which is compressed.
///
/// - Randomness: that of `EF21SGDM`.
/// - Source: `fatkhullin2023`.
public typealias EF21SGD2M<C: Compressor> = EF21Frame<DoubleMomentum, C>

extension EF21Frame where Estimator == DoubleMomentum {
  public init(compressor: C, stepSize: Double, momentum: Double, initialBatch: Int) {
    self.init(
      DoubleMomentum(.constant(momentum)), compressor: compressor, stepSizes: .constant(stepSize),
      initialBatch: initialBatch)
  }

  /// The first momentum `η₀`, which is `η` where it is constant.
  public var momentum: Double { estimator.momenta[0] }
}

extension EF21State where Memory == DoubleMomentum.Memory {
  /// The second averages `uᵢᵗ`, one a worker.
  public var u: [[Double]] { memories.map(\.u) }

  /// A state in the middle of a run.
  public init(x: [Double], v: [[Double]], u: [[Double]], g: [[Double]]) {
    precondition(v.count == u.count, "every worker has both averages")
    self.init(x: x, memories: zip(v, u).map { DoubleMomentum.Memory(v: $0, u: $1) }, g: g)
  }
}
