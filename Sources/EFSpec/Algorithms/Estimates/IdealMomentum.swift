public import GSL

/// A perfect estimate to which only fresh noise is added: a device of proofs that needs the exact gradient.
///
///     wᵢᵗ⁺¹ = vᵢᵗ⁺¹ = ∇fᵢ(xᵗ⁺¹) + ηₜ (∇fᵢ(xᵗ⁺¹, ξᵢ) − ∇fᵢ(xᵗ⁺¹)),   reference rᵢ = ∇fᵢ(xᵗ⁺¹).
///
/// In the frame, `gᵢᵗ⁺¹ = ∇fᵢ(xᵗ⁺¹) + C(ηₜ noise)`.
///
/// - Randomness: one gradient a round.
public struct IdealMomentum: GradientEstimator, Hashable {
  public let momenta: Momenta

  public init(_ momenta: Momenta) {
    precondition(momenta[0] > 0, "a momentum is in (0, 1]")
    self.momenta = momenta
  }

  /// The estimate, and the exact gradient.
  public struct Memory: EstimatorMemory, Hashable {
    public internal(set) var v: [Double]
    /// `∇fᵢ(xᵗ)`.
    public internal(set) var exact: [Double]
    public var reference: [Double]? { exact }

    public init(v: [Double], exact: [Double]) {
      self.v = v
      self.exact = exact
    }
  }

  public func memory(
    from batch: [Double], of worker: Int, at x0: [Double], on oracle: some GradientOracle
  ) -> Memory {
    var memory = Memory(v: batch, exact: oracle.problem.gradient(of: worker, at: x0))
    var noise = batch
    addNoise(momenta[0], of: &noise, to: &memory)
    return memory
  }

  public func update(
    _ memory: inout Memory, of worker: Int, at x: [Double], inRound round: Int, on oracle: some GradientOracle,
    scratch: inout [Double], using stream: inout RandomStream
  ) {
    memory.exact = oracle.problem.gradient(of: worker, at: x)
    oracle.gradient(of: worker, at: x, into: &scratch, using: &stream)
    addNoise(momenta[round], of: &scratch, to: &memory)
  }

  /// `v ← ∇f + η(∇f(ξ) − ∇f)`; the gradient estimate becomes its noise.
  private func addNoise(_ momentum: Double, of gradient: inout [Double], to memory: inout Memory) {
    add(-1, memory.exact, to: &gradient)
    memory.v = memory.exact
    add(momentum, gradient, to: &memory.v)
  }
}

/// EF21-SGDM-ideal: only the fresh noise is compressed; with momentum 1 it is EF21-SGD-ideal.
///
/// It stands for the best that EF21 with momentum could do, and is not implementable. The definition is a
/// reconstruction. The first message is compressed like all others, `gᵢ⁰ = ∇fᵢ(x⁰) + C(η noise)`.
///
/// - Randomness: that of `EF21SGDM`.
/// - Source: `fatkhullin2023`.
public typealias EF21SGDMIdeal<C: Compressor> = EF21Frame<IdealMomentum, C>

extension EF21Frame where Estimator == IdealMomentum {
  /// - Parameter momentum: `η`; 1 is EF21-SGD-ideal.
  public init(compressor: C, stepSize: Double, momentum: Double) {
    self.init(
      IdealMomentum(.constant(momentum)), compressor: compressor, stepSizes: .constant(stepSize),
      initialEstimates: .compressed)
  }

  /// The first momentum `η₀`, which is `η` where it is constant.
  public var momentum: Double { estimator.momenta[0] }
}
