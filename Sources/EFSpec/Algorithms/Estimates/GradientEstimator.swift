public import GSL

/// What a worker of the EF21 frame makes of its stochastic gradients, before anything is compressed.
///
/// The frame sends the estimate; an estimator only forms it. It does not promise that the estimate is unbiased.
public protocol GradientEstimator: Sendable {
  /// What a worker remembers besides what it has sent.
  associatedtype Memory: EstimatorMemory

  /// The memory at round 0.
  ///
  /// - Parameters:
  ///   - batch: The mean of the stochastic gradients that the worker has drawn at `x⁰`.
  func memory(from batch: [Double], of worker: Int, at x0: [Double], on oracle: some GradientOracle) -> Memory

  /// Takes up the gradient at a new point.
  ///
  /// - Parameters:
  ///   - x: `xᵗ⁺¹`.
  ///   - round: `t`, the round that leads to `xᵗ⁺¹`, from 0.
  ///   - scratch: `d` entries to work with; neither their old content nor what is left in them is read.
  ///   - stream: The worker's gradient noise.
  func update(
    _ memory: inout Memory, of worker: Int, at x: [Double], inRound round: Int, on oracle: some GradientOracle,
    scratch: inout [Double], using stream: inout RandomStream)
}

/// What a worker of the EF21 frame remembers besides what it has sent.
public protocol EstimatorMemory: Sendable {
  /// `vᵢ`, the worker's estimate of its gradient; `d` entries.
  var v: [Double] { get }
  /// `wᵢ`, the vector that the messages pursue; `vᵢ` where nothing else is said.
  var target: [Double] { get }
  /// `rᵢ`, what the next message corrects, where this is not the worker's `gᵢ`.
  var reference: [Double]? { get }
}

extension EstimatorMemory {
  public var target: [Double] { v }
  public var reference: [Double]? { nil }
}

/// The memory of an estimator that needs none but its estimate.
public struct GradientMemory: EstimatorMemory, Hashable {
  public internal(set) var v: [Double]

  public init(v: [Double]) { self.v = v }
}
