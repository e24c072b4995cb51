import Foundation
import Theory

/// Hypotheses of the theorems on momentum, by default those of tests by hand: `α = 3/4` gives `θ = β = 1/2`.
func momentumHypotheses(
  alpha: Double = 0.75, momentum: Double = 0.5, workers: Int = 4, smoothness: Double = 1,
  workerSmoothness: Double = 3, isCrude: Bool = false
) throws -> EF21SGDMHypotheses {
  let compressor = try ContractiveClass(alpha: alpha)
  return try EF21SGDMHypotheses(
    smoothness: smoothness, quadraticMeanSmoothness: workerSmoothness,
    pair: isCrude ? .crude(compressor) : .tight(compressor), workerCount: workers, momentum: momentum)
}

/// 2000 hypotheses over many orders of magnitude of every constant.
func manyHypotheses() throws -> [EF21SGDMHypotheses] {
  var numbers = PseudoRandomNumbers(seed: 5)
  return try (0..<2000).map { index in
    let alpha = index % 7 == 0 ? 1 : exp2(5 * numbers.next() - 5)
    let momentum = index % 5 == 0 ? 1 : exp2(6 * numbers.next() - 6)
    let smoothness = exp2(6 * numbers.next())
    return try momentumHypotheses(
      alpha: alpha, momentum: momentum, workers: 1 + index % 40, smoothness: smoothness,
      workerSmoothness: smoothness * exp2(2 + 2 * numbers.next()), isCrude: index % 2 == 0)
  }
}
