import Foundation
import GSL

extension EF14ParametricBound {
  /// The bound at Young parameters that make it small after `rounds` rounds.
  ///
  /// The parameters are sought by Nelder and Mead in the coordinates `logit(ρ/2)`, `logit θ`, `ln a`, `ln t`,
  /// from the standard ones. Those that have no role (`a` where `δ = 1`, `t` where `D = 0`) are left out. The
  /// result holds whether or not the search ended at the global minimum.
  ///
  /// - Throws: Where the standard parameters are not admissible at this step size.
  public static func best(
    _ hypotheses: EF14ConvexHypotheses, stepSize: Double, initialSquaredDistance: Double, rounds: Int
  ) throws -> EF14ParametricBound {
    let standard = EF14YoungParameters.standard(for: hypotheses.compressor)
    let remembers = hypotheses.compressor.delta > 1
    let differs = hypotheses.heterogeneity > 0
    func theorem(_ parameters: EF14YoungParameters) throws(HypothesisViolation) -> EF14ParametricBound {
      try EF14ParametricBound(
        hypotheses, stepSize: stepSize, initialSquaredDistance: initialSquaredDistance, parameters: parameters)
    }
    func parameters(_ place: [Double]) throws(HypothesisViolation) -> EF14YoungParameters {
      try EF14YoungParameters(
        rho: 2 * logistic(place[0]), theta: logistic(place[1]), a: remembers ? exp(place[2]) : standard.a,
        t: differs ? exp(place[remembers ? 3 : 2]) : 0)
    }
    let start = [0, 0] + (remembers ? [log(standard.a)] : []) + (differs ? [0] : [])
    let reference = try theorem(standard)
    let found = try minimum(
      of: { (try? theorem(parameters($0)))?.bound(afterRounds: rounds) ?? .infinity }, from: start, step: 0.5,
      tolerance: 1e-9)
    let best = try theorem(parameters(found.place))
    return best.bound(afterRounds: rounds) <= reference.bound(afterRounds: rounds) ? best : reference
  }
}

/// `1/(1 + e⁻ˣ)`, which maps the line to (0, 1).
private func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
