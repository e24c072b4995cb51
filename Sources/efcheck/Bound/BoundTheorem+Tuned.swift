import Theory

extension BoundTheorem {
  /// The simple bound of the gap, at the step size given or at that prescribed for `T` rounds.
  static func gap<Memory: ErrorMemory>(_ memory: Memory, _ given: BoundConstants) throws -> BoundValue {
    let setting = try setting(given)
    let distance = given[.initialDistance]
    var details = [("largestStepSize", StepCeilings.quasiConvex(setting, memory))]
    var stepSize = given.given(.stepSize)
    if stepSize == nil {
      let tuned = try FrameworkPrescription(
        setting, memory: memory, initialSquaredDistance: distance, rounds: given.rounds)
      stepSize = tuned.stepSize
      details.append(("envelope", tuned.envelope))
      if setting.quasiConvexity == 0, let single = memory as? any SingleNodeErrorMemory {
        let twoTerm = try FrameworkPrescription.twoTerm(
          setting, memory: single, initialSquaredDistance: distance, rounds: given.rounds)
        details += [("twoTermStepSize", twoTerm.stepSize), ("twoTermEnvelope", twoTerm.envelope)]
      }
    }
    let theorem = try FrameworkGapBound(
      setting, memory: memory, stepSize: stepSize ?? 0, initialSquaredDistance: distance)
    return BoundValue(theorem, given, details + [("floor", theorem.floor)])
  }

  /// The simple bound of the gradient, at the step size given or at that prescribed for `T` rounds.
  static func stationarity<Memory: NonconvexErrorMemory>(
    _ memory: Memory, _ given: BoundConstants
  ) throws -> BoundValue {
    let (smoothness, noise, gap) = (given[.smoothness], try noise(given), given[.initialGap])
    var details = [
      ("largestStepSize", StepCeilings.nonconvex(smoothness: smoothness, noise: noise, memory))
    ]
    var stepSize = given.given(.stepSize)
    if stepSize == nil {
      let tuned = try FrameworkPrescription(
        smoothness: smoothness, noise: noise, memory: memory, initialGap: gap, rounds: given.rounds)
      stepSize = tuned.stepSize
      details.append(("envelope", tuned.envelope))
      if let single = memory as? any SingleNodeErrorMemory {
        let twoTerm = try FrameworkPrescription.twoTerm(
          smoothness: smoothness, noise: noise, memory: single, initialGap: gap, rounds: given.rounds)
        details += [("twoTermStepSize", twoTerm.stepSize), ("twoTermEnvelope", twoTerm.envelope)]
      }
    }
    let theorem = try FrameworkStationarity(
      smoothness: smoothness, noise: noise, memory: memory, stepSize: stepSize ?? 0, initialGap: gap)
    return BoundValue(theorem, given, details + [("floor", theorem.floor)])
  }

  /// The baseline.
  static let miniBatch: [BoundTheorem] = [
    BoundTheorem("sgd-gap", MiniBatchGapBound.self, convexConstants + [.workers, .stepSize]) { given in
      let setting = try setting(given)
      let largest = try MiniBatchGapBound.largestStepSize(
        setting.smoothness, noise: setting.noise, workerCount: given.count(.workers))
      let theorem = try MiniBatchGapBound(
        setting, workerCount: given.count(.workers), stepSize: given.given(.stepSize) ?? largest,
        initialSquaredDistance: given[.initialDistance])
      return BoundValue(theorem, given, [("largestStepSize", largest), ("floor", theorem.floor)])
    },
    BoundTheorem("sgd-stationarity", MiniBatchStationarity.self, smoothConstants + [.workers, .stepSize]) { given in
      let noise = try noise(given)
      let largest = try MiniBatchGapBound.largestStepSize(
        given[.smoothness], noise: noise, workerCount: given.count(.workers))
      let theorem = try MiniBatchStationarity(
        smoothness: given[.smoothness], noise: noise, workerCount: given.count(.workers),
        stepSize: given.given(.stepSize) ?? largest, initialGap: given[.initialGap])
      return BoundValue(theorem, given, [("largestStepSize", largest), ("floor", theorem.floor)])
    },
  ]
}
