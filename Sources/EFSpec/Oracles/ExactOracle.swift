public import GSL

/// The gradients themselves: no noise.
public struct ExactOracle<Underlying: Problem>: GradientOracle {
  public let problem: Underlying

  public init(_ problem: Underlying) { self.problem = problem }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    problem.gradient(of: worker, at: x, into: &gradient)
  }

  public var noiseVariance: Double { 0 }
}
