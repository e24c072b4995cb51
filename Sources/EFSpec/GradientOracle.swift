public import GSL

/// What workers can ask about their losses: unbiased estimates of their gradients.
public protocol GradientOracle: Sendable {
  associatedtype Underlying: Problem

  /// The problem whose gradients are estimated.
  var problem: Underlying { get }

  /// Writes one draw of `∇fᵢ(x, ξ)`, whose expectation over `stream` is `∇fᵢ(x)`.
  func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream)

  /// A constant `σ²` with `E‖∇fᵢ(x, ξ) − ∇fᵢ(x)‖² ≤ σ²` for every worker and every `x`.
  var noiseVariance: Double { get }

  /// `M` of a pair with `E‖∇fᵢ(x, ξ) − ∇fᵢ(x)‖² ≤ M‖∇fᵢ(x)‖² + σ²` for every worker and every `x`; 0 where the
  /// variance is bounded.
  var noiseGrowth: Double { get }

  /// `σ²` of that pair; infinite where no pair is known.
  var noiseFloor: Double { get }
}

extension GradientOracle {
  public var noiseGrowth: Double { 0 }
  public var noiseFloor: Double { noiseVariance }
}

/// An oracle with finitely many equally simple outcomes, so that expectations can be summed.
public protocol FiniteNoiseOracle: GradientOracle {
  /// The probabilities of the outcomes of one draw; the same for every worker.
  var outcomeProbabilities: [Double] { get }

  /// Writes the gradient estimate of one outcome.
  func gradient(
    of worker: Int, at x: Span<Double>, outcome: Int, into gradient: inout MutableSpan<Double>)
}
