import EFSpec
import GSL

/// Two workers in the plane with the small integers of tests by hand:
///
///     ∇f₁(x) = (2x₁ − 2, x₂),   ∇f₂(x) = (2x₁ + 2, 3x₂ − 4).
///
/// The mean gradient is `(2x₁, 2x₂ − 2)`: `L = μ = 2`, `x⋆ = (0, 1)`.
func twoWorkers() throws -> DenseQuadratics {
  try DenseQuadratics(
    matrices: [
      SymmetricMatrix(dimension: 2, entries: [2, 0, 0, 1]),
      SymmetricMatrix(dimension: 2, entries: [2, 0, 0, 3]),
    ],
    linearTerms: [[2, 0], [-2, 4]])
}

/// Random quadratics that no two workers share, rotated against each other.
func rotatedQuadratics(workers: Int = 3, dimension: Int = 6) throws -> DenseQuadratics {
  var stream = RandomStream(StreamName(seed: 11, purpose: .problem, experiment: "rotated"))
  return try QuadraticRecipe(
    dimension: dimension, smoothness: (1...workers).map { Double($0) },
    strongConvexity: (1...workers).map { 0.1 * Double($0) }, heterogeneityAtMinimiser: workers > 1 ? 2 : 0
  ).rotated(using: &stream)
}

/// Logistic regression on 40 random examples with 5 features, dealt to 4 workers.
func randomLogistic(regularisation: Double = 0.1) throws -> NonconvexLogistic {
  var stream = RandomStream(StreamName(seed: 12, purpose: .problem, experiment: "logistic"))
  var rows = SparseRows(featureCount: 5)
  for _ in 0..<40 { rows.append(columns: 0..<5, values: (0..<5).map { _ in stream.gaussian() }) }
  let labels = (0..<40).map { _ in stream.bernoulli(0.4) ? 1.0 : -1.0 }
  let examples = LabelledExamples(rows: rows, labels: labels)
  return try NonconvexLogistic(
    parts: Partition.contiguous.parts(of: examples, workers: 4, using: &stream), regularisation: regularisation)
}

/// The streams of a test.
func streams(workers: Int, seed: UInt64 = 1) -> WorkerStreams {
  WorkerStreams(seed: seed, experiment: "test", repetition: 0, workerCount: workers)
}

/// The state after some rounds.
func state<A: Algorithm>(
  of algorithm: A, from x0: [Double], on oracle: some GradientOracle, rounds: Int, seed: UInt64 = 1
) -> A.State {
  var streams = streams(workers: oracle.problem.workerCount, seed: seed)
  var state = algorithm.start(at: x0, on: oracle, using: &streams)
  for _ in 0..<rounds { algorithm.advance(&state, on: oracle, using: &streams) }
  return state
}

/// The largest difference of two vectors, relative to the largest entry of the second.
func relativeDistance(_ x: [Double], _ y: [Double]) -> Double {
  let scale = y.map(\.magnitude).max() ?? 0
  let difference = zip(x, y).map { ($0 - $1).magnitude }.max() ?? 0
  return scale > 0 ? difference / scale : difference
}

/// A vector of independent normal numbers.
func normalVector(_ d: Int, scale: Double = 1, using stream: inout RandomStream) -> [Double] {
  (0..<d).map { _ in stream.gaussian(standardDeviation: scale) }
}
