import Foundation
import GSL

/// The maximum of a growth over a region of stakes, approached from inside.
///
/// `centre` maximises `growth + μ Σ log gᵢ`. Both parts are self-concordant up to scale, so that Newton's
/// method with a line search converges from everywhere.
struct BarrierMaximum {
  private let growth: any ExpectedGrowth
  private let constraints: [StakeRegion.Constraint]
  private(set) var stakes: [Double]

  private static let stepLimit = 60

  init(growth: any ExpectedGrowth, region: StakeRegion) {
    self.growth = growth
    constraints = region.constraints(stakeCount: growth.stakeCount)
    stakes = region.interior(stakeCount: growth.stakeCount)
  }

  /// Moves to the maximum at the weight `μ` of the barrier, up to a Newton decrement of 10⁻³.
  mutating func centre(weight: Double) throws(GSLError) {
    for _ in 0..<Self.stepLimit {
      let (ascent, curvature) = derivatives(weight)
      let direction = try solvePositiveDefinite(curvature, ascent)
      let decrement = zip(ascent, direction).reduce(0) { $0 + $1.0 * $1.1 }
      guard decrement > 1e-6 * weight, advance(along: direction, slope: decrement, weight) else { return }
    }
  }

  private func objective(_ stakes: [Double], _ weight: Double) -> Double? {
    var sum = 0.0
    for constraint in constraints {
      let room = constraint.value(at: stakes)
      guard room > 0 else { return nil }
      sum += weight * log(room)
    }
    return growth.value(at: stakes).map { $0 + sum }
  }

  /// The gradient and the negative Hessian of the objective.
  private func derivatives(_ weight: Double) -> (ascent: [Double], curvature: [Double]) {
    var (ascent, curvature) = growth.derivatives(at: stakes)
    let k = stakes.count
    for place in curvature.indices { curvature[place] = -curvature[place] }
    for constraint in constraints {
      let room = constraint.value(at: stakes)
      let slope = constraint.gradient(at: stakes)
      for i in 0..<k {
        ascent[i] += weight * slope[i] / room
        for j in 0..<k {
          curvature[i * k + j] +=
            weight * (slope[i] * slope[j] / (room * room) + 2 * constraint.matrix[i * k + j] / room)
        }
      }
    }
    return (ascent, curvature)
  }

  /// Halves the step until the objective rises by a quarter of what the slope promises; false where rounding
  /// leaves no such step.
  private mutating func advance(along direction: [Double], slope: Double, _ weight: Double) -> Bool {
    guard let before = objective(stakes, weight) else { return false }
    var step = 1.0
    while step > 1e-10 {
      let candidate = zip(stakes, direction).map { $0 + step * $1 }
      if let after = objective(candidate, weight), after >= before + 0.25 * step * slope {
        stakes = candidate
        return true
      }
      step /= 2
    }
    return false
  }
}
