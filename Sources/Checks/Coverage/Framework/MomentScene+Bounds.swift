import Theory

/// Bounds beside exact moments: both sides at a few horizons, for a few steps.
///
/// A bound is what theory gives for a case, or what a planted falsehood makes of it.
extension MomentScene {
  private static var horizons: [Int] { [1, 2, 5, 20, 60, 200] }
  private static var shares: [Double] { [1, 0.3, 0.03] }

  /// The weighted mean of the gaps over `x₀, …, x_{T−1}`.
  private func weightedGap(_ moments: [Moments], _ rounds: Int, _ weights: IterateWeights) -> Double {
    var mean = GapMean(weights)
    for moment in moments.prefix(rounds) { mean.add(moment.gap) }
    return mean.value
  }

  /// Cases with their own `μ`, and with the weaker claim `μ = 0`.
  private func eachCase(_ body: (Case) throws -> Void) throws {
    for known in cases {
      try body(known)
      try body(
        Case(
          words: "\(known.words), μ = 0",
          setting: try QuasiConvexSetting(
            smoothness: known.setting.smoothness, quasiConvexity: 0, noise: known.setting.noise),
          start: known.start, moments: known.moments))
    }
  }

  func noteGaps(
    _ places: inout Places,
    bound: (FrameworkGapBound<Memory>, _ rounds: Int) -> Double = { $0.bound(afterRounds: $1) }
  ) throws {
    try eachCase { known in
      for share in Self.shares {
        let step = share * StepCeilings.quasiConvex(known.setting, memory)
        let theorem = try FrameworkGapBound(
          known.setting, memory: memory, stepSize: step, initialSquaredDistance: known.start.squaredDistance)
        let moments = try known.moments(Self.horizons.last ?? 1) { _ in step }
        for rounds in Self.horizons {
          places.note(
            weightedGap(moments, rounds, theorem.weights), bound(theorem, rounds),
            at: "\(known.words), γ = \(short(step)), T = \(rounds)", slack: 1e-9)
        }
      }
    }
  }

  /// The master inequality at several parameters: the gap, or the last virtual iterate.
  func noteMaster(
    _ places: inout Places, ofDistance: Bool,
    bound: ((FrameworkMasterInequality, _ squaredDistance: Double, _ rounds: Int) -> Double)? = nil
  ) throws {
    let parameters = try [(1, 0.5), (0.3, 0.2), (0.05, 0.02)].map { try DescentParameters(theta1: $0, theta2: $1) }
    try eachCase { known in
      for share in Self.shares {
        let step = share * StepCeilings.quasiConvex(known.setting, memory)
        let moments = try known.moments(Self.horizons.last ?? 1) { _ in step }
        for pair in parameters {
          guard
            let inequality = try? FrameworkMasterInequality(
              known.setting, memory: memory, stepSize: step, parameters: pair)
          else { continue }
          for rounds in Self.horizons {
            let place = "\(known.words), γ = \(short(step)), θ = (\(pair.theta1), \(pair.theta2)), T = \(rounds)"
            let start = known.start.squaredDistance
            let promised =
              bound?(inequality, start, rounds)
              ?? (ofDistance
                ? inequality.distanceBound(initialSquaredDistance: start, afterRounds: rounds)
                : inequality.gapBound(initialSquaredDistance: start, afterRounds: rounds))
            let left =
              ofDistance
              ? moments[rounds].virtualSquaredDistance : weightedGap(moments, rounds, inequality.weights)
            places.note(left, promised, at: place, slack: 1e-9)
          }
        }
      }
    }
  }

  /// The gap after a prescribed step size.
  func noteTuned(
    _ places: inout Places,
    prescription: (Case, _ rounds: Int) throws -> FrameworkPrescription
  ) throws {
    for known in cases {
      for rounds in [20, 200] {
        let prescribed = try prescription(known, rounds)
        let theorem = try FrameworkGapBound(
          known.setting, memory: memory, stepSize: prescribed.stepSize,
          initialSquaredDistance: known.start.squaredDistance)
        let moments = try known.moments(rounds) { _ in prescribed.stepSize }
        places.note(
          weightedGap(moments, rounds, theorem.weights), prescribed.envelope, at: "\(known.words), T = \(rounds)",
          slack: 1e-9)
      }
    }
  }

  func noteMasterBelowSimple(_ places: inout Places) throws {
    try eachCase { known in
      for share in Self.shares {
        let step = share * StepCeilings.quasiConvex(known.setting, memory)
        let start = known.start.squaredDistance
        let simple = try FrameworkGapBound(
          known.setting, memory: memory, stepSize: step, initialSquaredDistance: start)
        let master = try FrameworkMasterBound(
          known.setting, memory: memory, stepSize: step, initialSquaredDistance: start)
        for rounds in Self.horizons {
          places.note(
            master.bound(afterRounds: rounds), simple.bound(afterRounds: rounds),
            at: "\(known.words), γ = \(short(step)), T = \(rounds)")
        }
      }
    }
  }
}

extension MomentScene where Memory: SingleNodeErrorMemory {
  func noteDecreasing(
    _ places: inout Places,
    bound: (FrameworkDecreasingStepBound<Memory>, _ rounds: Int) -> Double = { $0.bound(afterRounds: $1) }
  ) throws {
    for known in cases {
      let theorem = try FrameworkDecreasingStepBound(
        known.setting, memory: memory, initialSquaredDistance: known.start.squaredDistance)
      let moments = try known.moments(Self.horizons.last ?? 1) { theorem.stepSize(at: $0) }
      for rounds in Self.horizons {
        places.note(
          weightedGap(moments, rounds, theorem.weights), bound(theorem, rounds), at: "\(known.words), T = \(rounds)",
          slack: 1e-9)
      }
    }
  }
}

extension MomentScene where Memory: NonconvexErrorMemory {
  private func meanSquare(_ moments: [Moments], _ rounds: Int) -> Double {
    moments.prefix(rounds).reduce(0) { $0 + $1.squaredGradient } / Double(rounds)
  }

  /// `simple` and `master` bounds of the gradient.
  func noteStationarity(
    _ places: inout Places, bound: (FrameworkStationarity<Memory>, _ rounds: Int) -> Double
  ) throws {
    for known in cases {
      for share in Self.shares {
        let (L, noise) = (known.setting.smoothness, known.setting.noise)
        let step = share * StepCeilings.nonconvex(smoothness: L, noise: noise, memory)
        let theorem = try FrameworkStationarity(
          smoothness: L, noise: noise, memory: memory, stepSize: step, initialGap: known.start.gap)
        let moments = try known.moments(Self.horizons.last ?? 1) { _ in step }
        for rounds in Self.horizons {
          places.note(
            meanSquare(moments, rounds), bound(theorem, rounds),
            at: "\(known.words), γ = \(short(step)), T = \(rounds)", slack: 1e-9)
        }
      }
    }
  }

  func noteTunedStationarity(
    _ places: inout Places, prescription: (Case, _ rounds: Int) throws -> FrameworkPrescription
  ) throws {
    for known in cases {
      for rounds in [20, 200] {
        let prescribed = try prescription(known, rounds)
        let moments = try known.moments(rounds) { _ in prescribed.stepSize }
        places.note(
          meanSquare(moments, rounds), prescribed.envelope, at: "\(known.words), T = \(rounds)", slack: 1e-9)
      }
    }
  }
}
