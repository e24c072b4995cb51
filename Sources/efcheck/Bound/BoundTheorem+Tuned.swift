import Theory

extension BoundTheorem {
  /// The simple bound of the gap, at the step size given or at that prescribed for `T` rounds.
  static func gap<Memory: ErrorMemory>(_ memory: Memory, _ given: BoundConstants) throws -> BoundValue {
    let setting = try setting(given)
    let distance = given[.initialDistance]
    var details = [("largestStepSize", StepCeilings.quasiConvex(setting, memory))]
    let stepSize =
      try given.given(.stepSize)
      ?? {
        let tuned = try FrameworkPrescription(
          setting, memory: memory, initialSquaredDistance: distance, rounds: given.rounds)
        details.append(("envelope", tuned.envelope))
        if setting.quasiConvexity == 0, let single = memory as? any SingleNodeErrorMemory {
          let twoTerm = try FrameworkPrescription.twoTerm(
            setting, memory: single, initialSquaredDistance: distance, rounds: given.rounds)
          details += [("twoTermStepSize", twoTerm.stepSize), ("twoTermEnvelope", twoTerm.envelope)]
        }
        return tuned.stepSize
      }()
    let theorem = try FrameworkGapBound(
      setting, memory: memory, stepSize: stepSize, initialSquaredDistance: distance)
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
    let stepSize =
      try given.given(.stepSize)
      ?? {
        let tuned = try FrameworkPrescription(
          smoothness: smoothness, noise: noise, memory: memory, initialGap: gap, rounds: given.rounds)
        details.append(("envelope", tuned.envelope))
        if let single = memory as? any SingleNodeErrorMemory {
          let twoTerm = try FrameworkPrescription.twoTerm(
            smoothness: smoothness, noise: noise, memory: single, initialGap: gap, rounds: given.rounds)
          details += [("twoTermStepSize", twoTerm.stepSize), ("twoTermEnvelope", twoTerm.envelope)]
        }
        return tuned.stepSize
      }()
    let theorem = try FrameworkStationarity(
      smoothness: smoothness, noise: noise, memory: memory, stepSize: stepSize, initialGap: gap)
    return BoundValue(theorem, given, details + [("floor", theorem.floor)])
  }

  /// The baseline, tuned as the methods are that it is compared with.
  static let miniBatch: [BoundTheorem] = [
    BoundTheorem("sgd-gap", MiniBatchGapBound.self, convexConstants + [.workers, .stepSize]) { given in
      let (setting, n, distance) = (try setting(given), given.count(.workers), given[.initialDistance])
      let largest = try MiniBatchGapBound.largestStepSize(
        setting.smoothness, noise: setting.noise, workerCount: n)
      var details = [("largestStepSize", largest)]
      let stepSize =
        try given.given(.stepSize)
        ?? {
          let tuned = try FrameworkPrescription.miniBatch(
            setting, workerCount: n, initialSquaredDistance: distance, rounds: given.rounds)
          details.append(("envelope", tuned.envelope))
          return tuned.stepSize
        }()
      let theorem = try MiniBatchGapBound(
        setting, workerCount: n, stepSize: stepSize, initialSquaredDistance: distance)
      return BoundValue(theorem, given, details + [("floor", theorem.floor)])
    },
    BoundTheorem("sgd-stationarity", MiniBatchStationarity.self, smoothConstants + [.workers, .stepSize]) { given in
      let (smoothness, noise, n) = (given[.smoothness], try noise(given), given.count(.workers))
      let largest = try MiniBatchGapBound.largestStepSize(smoothness, noise: noise, workerCount: n)
      var details = [("largestStepSize", largest)]
      let stepSize =
        try given.given(.stepSize)
        ?? {
          let tuned = try FrameworkPrescription.miniBatch(
            smoothness: smoothness, noise: noise, workerCount: n, initialGap: given[.initialGap], rounds: given.rounds)
          details.append(("envelope", tuned.envelope))
          return tuned.stepSize
        }()
      let theorem = try MiniBatchStationarity(
        smoothness: smoothness, noise: noise, workerCount: n, stepSize: stepSize, initialGap: given[.initialGap])
      return BoundValue(theorem, given, details + [("floor", theorem.floor)])
    },
  ]
}
