public import GSL

/// A momentum average that is carried along with the iterate, by gradients of one sample at two points.
///
///     wᵢᵗ⁺¹ = vᵢᵗ⁺¹ = ∇fᵢ(xᵗ⁺¹, ξᵢ) + (1 − ηₜ) (vᵢᵗ − ∇fᵢ(xᵗ, ξᵢ)),   the same ξᵢ twice.
///
/// The same sample is met by reading the stream of gradient noise twice from one place.
///
/// - Precondition: What the oracle draws does not depend on the point.
/// - Randomness: two gradients a round, for the price of the draws of one.
public struct RecursiveMomentum: GradientEstimator, Hashable {
  public let momenta: Momenta

  public init(_ momenta: Momenta) {
    precondition(momenta[0] > 0, "a momentum is in (0, 1]")
    self.momenta = momenta
  }

  /// The average, and the point to which it belongs.
  public struct Memory: EstimatorMemory, Hashable {
    public internal(set) var v: [Double]
    /// `xᵗ`.
    public internal(set) var point: [Double]

    public init(v: [Double], point: [Double]) {
      self.v = v
      self.point = point
    }
  }

  public func memory(
    from batch: [Double], of worker: Int, at x0: [Double], on oracle: some GradientOracle
  ) -> Memory {
    Memory(v: batch, point: x0)
  }

  public func update(
    _ memory: inout Memory, of worker: Int, at x: [Double], inRound round: Int, on oracle: some GradientOracle,
    scratch: inout [Double], using stream: inout RandomStream
  ) {
    var sameSample = stream
    oracle.gradient(of: worker, at: memory.point, into: &scratch, using: &sameSample)
    add(-1, scratch, to: &memory.v)
    oracle.gradient(of: worker, at: x, into: &scratch, using: &stream)
    scale(&memory.v, by: 1 - momenta[round])
    add(1, scratch, to: &memory.v)
    copy(x, into: &memory.point)
  }
}

/// EF21-STORM, also known as EF21-MVR: EF21 with variance-reducing momentum.
///
/// - Randomness: that of `RecursiveMomentum`, and one compressor draw a worker and round.
/// - Source: `fatkhullin2023`.
public typealias EF21STORM<C: Compressor> = EF21Frame<RecursiveMomentum, C>

extension EF21Frame where Estimator == RecursiveMomentum {
  public init(compressor: C, stepSize: Double, momentum: Double, initialBatch: Int) {
    self.init(
      RecursiveMomentum(.constant(momentum)), compressor: compressor, stepSizes: .constant(stepSize),
      initialBatch: initialBatch)
  }

  /// The first momentum `η₀`, which is `η` where it is constant.
  public var momentum: Double { estimator.momenta[0] }
}

extension EF21State where Memory == RecursiveMomentum.Memory {
  /// A state in the middle of a run.
  public init(x: [Double], v: [[Double]], g: [[Double]]) {
    self.init(x: x, memories: v.map { RecursiveMomentum.Memory(v: $0, point: x) }, g: g)
  }
}
