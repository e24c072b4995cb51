import EFSpec
import Theory

/// `lemma_points` of the error-feedback framework: both sides of the descent lemmas at random states.
///
/// The states lie on no trajectory. A loss without a constant of quasi-convexity has the second lemma alone.
struct LemmaPointsReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { element[.root["problem"]] != nil }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let x = try ledger.vector(.root["x"])
    let loss = try ledger.loss(.root["problem"], dimension: x.count)
    let place = try LemmaPlace(&ledger, loss, at: x, Self.tolerance)
    if ledger.contains(.root["mu"]) {
      guard let quasiConvex = loss as? any QuasiConvexProblem else {
        throw ReplayFault(.root["mu"], "the loss is not quasi-convex")
      }
      try compareDescent(place, quasiConvex, &ledger)
    }
    try compareDecrease(place, loss, &ledger)
  }

  /// The descent of the squared distance, in the form of the paper and with free parameters.
  private func compareDescent(
    _ place: LemmaPlace, _ problem: some QuasiConvexProblem, _ ledger: inout CaseLedger
  ) throws(ReplayFault) {
    let gap = problem.loss(at: place.point.span) - problem.lowerBound
    try ledger.compare(.root["mu"], with: problem.quasiConvexity, Self.tolerance)
    let (simple, parametric): (VirtualDescent, VirtualDescent)
    let parameters = (try ledger.number(.root["theta1"]), try ledger.number(.root["theta2"]))
    do {
      let setting = try QuasiConvexSetting(
        smoothness: problem.smoothness, quasiConvexity: problem.quasiConvexity, noise: place.noise)
      let stepSize = VirtualDescent.largestSimpleStepSize(setting)
      simple = try .simple(setting, stepSize: stepSize)
      parametric = try .parametric(
        setting, stepSize: stepSize, parameters: DescentParameters(theta1: parameters.0, theta2: parameters.1))
    } catch {
      throw ReplayFault(.root["theta1"], "\(error)")
    }
    let sides = simple.sides(at: place.state, minimiser: problem.minimiser, gaps: [gap])
    try ledger.compare(.root["gammaA"], with: simple.stepSize, Self.tolerance)
    try ledger.compare(.root["lhsA"], with: sides.left, Self.tolerance)
    try ledger.compare(.root["rhsA"], with: sides.right, Self.tolerance)
    let free = parametric.sides(at: place.state, minimiser: problem.minimiser, gaps: [gap])
    try ledger.compare(.root["rhsA_theta"], with: free.right, Self.tolerance)
    guard sides.holds(), free.holds() else { throw ReplayFault(.root["rhsA"], "the lemma does not hold") }
  }

  /// The decrease of the loss; the left side is without noise.
  private func compareDecrease(
    _ place: LemmaPlace, _ problem: some Problem, _ ledger: inout CaseLedger
  ) throws(ReplayFault) {
    let lemma: VirtualDecrease
    do {
      let stepSize = VirtualDecrease.largestSimpleStepSize(smoothness: problem.smoothness, noise: place.noise)
      lemma = try .simple(smoothness: problem.smoothness, noise: place.noise, stepSize: stepSize)
    } catch {
      throw ReplayFault(.root["gammaB"], error.description)
    }
    let next = place.state.meanStep(lemma.stepSize)
    let sides = lemma.sides(
      at: place.state, virtualValue: problem.loss(at: place.state.virtual.span),
      expectedValue: problem.loss(at: next.span))
    try ledger.compare(.root["gammaB"], with: lemma.stepSize, Self.tolerance)
    try ledger.compare(.root["f_xtilde_minus_gamma_grad"], with: sides.left, Self.tolerance)
    try ledger.compare(.root["rhsB"], with: sides.right, Self.tolerance)
  }
}

/// A state and the noise in it.
private struct LemmaPlace {
  let point: [Double]
  let noise: NoiseConstants
  let state: VirtualState

  /// Reads the inputs and compares `L` and the moment of the noise, which meets its bound.
  init(
    _ ledger: inout CaseLedger, _ problem: some Problem, at x: [Double], _ tolerance: Tolerance
  ) throws(ReplayFault) {
    let virtual = try ledger.vector(.root["xtilde"], dimension: x.count)
    let constants = (try ledger.number(.root["M"]), try ledger.number(.root["sigma2"]))
    do { noise = try NoiseConstants(growth: constants.0, variance: constants.1) } catch {
      throw ReplayFault(.root["M"], error.description)
    }
    let gradient = problem.gradient(at: x)
    let moment = noise.growth * squaredNorm(gradient.span) + noise.floor
    try ledger.compare(.root["L"], with: problem.smoothness, tolerance)
    try ledger.compare(.root["noise2"], with: moment, tolerance)
    point = x
    state = VirtualState(virtual: virtual, point: x, gradient: gradient, noiseMoment: moment)
  }
}
