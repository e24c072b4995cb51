/// A problem whose losses several workers hold: worker `k` of `n = c n₀` has loss `k mod n₀`.
///
/// `f` and all constants are those of the base.
public struct Replicated<Base: Problem>: Problem {
  public let base: Base
  /// The number `c` of workers that hold each loss.
  public let copies: Int

  public init(_ base: Base, copies: Int) {
    precondition(copies >= 1, "somebody holds the losses")
    self.base = base
    self.copies = copies
  }

  public var dimension: Int { base.dimension }
  public var workerCount: Int { copies * base.workerCount }
  public var smoothness: Double { base.smoothness }
  public var workerSmoothness: [Double] { (0..<copies).flatMap { _ in base.workerSmoothness } }
  public var lowerBound: Double { base.lowerBound }
  public var heterogeneityBound: Double { base.heterogeneityBound }

  public func loss(of worker: Int, at x: Span<Double>) -> Double {
    base.loss(of: worker % base.workerCount, at: x)
  }

  public func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    base.gradient(of: worker % base.workerCount, at: x, into: &gradient)
  }
}

extension Replicated: QuasiConvexProblem where Base: QuasiConvexProblem {
  public var quasiConvexity: Double { base.quasiConvexity }
  public var minimiser: [Double] { base.minimiser }
}

extension Replicated: StronglyConvexProblem where Base: StronglyConvexProblem {
  public var strongConvexity: Double { base.strongConvexity }
}

extension Replicated: FiniteSumProblem where Base: FiniteSumProblem {
  public func exampleCount(of worker: Int) -> Int { base.exampleCount(of: worker % base.workerCount) }

  public func addGradient(
    ofExample j: Int, of worker: Int, at x: Span<Double>, weight: Double, to gradient: inout MutableSpan<Double>
  ) {
    base.addGradient(ofExample: j, of: worker % base.workerCount, at: x, weight: weight, to: &gradient)
  }

  public func samplingVarianceBound(of worker: Int) -> Double {
    base.samplingVarianceBound(of: worker % base.workerCount)
  }
}
