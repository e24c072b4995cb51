public import GSL

/// An oracle of finite noise with the dice already thrown: worker `i` meets outcome `outcomes[i]`.
///
/// One round of an algorithm on every such oracle, weighted by `probability`, gives conditional
/// expectations as finite sums.
///
/// - Randomness: none.
public struct ChosenOutcomes<Oracle: FiniteNoiseOracle>: GradientOracle {
  public let oracle: Oracle
  /// The outcome of every worker.
  public let outcomes: [Int]

  public init(_ oracle: Oracle, outcomes: [Int]) {
    precondition(outcomes.count == oracle.problem.workerCount, "every worker has its outcome")
    self.oracle = oracle
    self.outcomes = outcomes
  }

  public var problem: Oracle.Underlying { oracle.problem }
  public var noiseVariance: Double { oracle.noiseVariance }
  public var noiseGrowth: Double { oracle.noiseGrowth }
  public var noiseFloor: Double { oracle.noiseFloor }

  /// The probability of meeting just these outcomes.
  public var probability: Double {
    let probabilities = oracle.outcomeProbabilities
    return outcomes.reduce(1) { $0 * probabilities[$1] }
  }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    oracle.gradient(of: worker, at: x, outcome: outcomes[worker], into: &gradient)
  }

  /// All `Kⁿ` ways in which the dice may fall.
  public static func all(of oracle: Oracle) -> [ChosenOutcomes] {
    let choices = oracle.outcomeProbabilities.indices
    var tuples: [[Int]] = [[]]
    for _ in 0..<oracle.problem.workerCount {
      tuples = tuples.flatMap { tuple in choices.map { tuple + [$0] } }
    }
    return tuples.map { ChosenOutcomes(oracle, outcomes: $0) }
  }
}
