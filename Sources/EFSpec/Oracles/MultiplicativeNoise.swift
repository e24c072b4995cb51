public import GSL

/// Gradients with noise in proportion to themselves, and normal noise besides.
///
///     ∇fᵢ(x, ξ) = ∇fᵢ(x) + √M ν∘∇fᵢ(x) + ζ,   ζ ~ N(0, (σ²/d) I),
///
/// where the `νⱼ` have mean 0 and variance 1: one number for all entries, or independent ones. Either way
/// `E‖∇fᵢ(x, ξ) − ∇fᵢ(x)‖² = M‖∇fᵢ(x)‖² + σ²` at every point, with equality.
///
/// - Randomness: one or `d` numbers for `ν`, then `d` normal numbers where `σ² > 0`.
/// - Source: `stich2020` for the class of noise.
public struct MultiplicativeNoise<Underlying: Problem>: GradientOracle {
  /// The law of `ν`.
  public enum Law: Hashable, Sendable {
    /// ±1 with equal probabilities.
    case signs
    case normal
  }

  /// Which entries share their `ν`.
  public enum Spread: Hashable, Sendable {
    case common, coordinatewise
  }

  public let problem: Underlying
  /// `M`.
  public let noiseGrowth: Double
  /// `σ²`.
  public let noiseFloor: Double
  public let law: Law
  public let spread: Spread

  public init(on problem: Underlying, growth: Double, floor: Double, law: Law = .signs, spread: Spread = .common) {
    precondition(growth >= 0 && growth.isFinite && floor >= 0 && floor.isFinite, "variances are finite, not negative")
    self.problem = problem
    noiseGrowth = growth
    noiseFloor = floor
    self.law = law
    self.spread = spread
  }

  public var noiseVariance: Double { noiseGrowth == 0 ? noiseFloor : .infinity }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    problem.gradient(of: worker, at: x, into: &gradient)
    let (deviation, common) = (noiseGrowth.squareRoot(), spread == .common ? draw(&stream) : 0)
    for j in gradient.indices {
      let nu = spread == .common ? common : draw(&stream)
      gradient[j] += deviation * nu * gradient[j]
    }
    guard noiseFloor > 0 else { return }
    let floor = (noiseFloor / Double(x.count)).squareRoot()
    for j in gradient.indices { gradient[j] += stream.gaussian(standardDeviation: floor) }
  }

  private func draw(_ stream: inout RandomStream) -> Double {
    switch law {
    case .signs: stream.bernoulli(0.5) ? 1 : -1
    case .normal: stream.gaussian()
    }
  }
}
