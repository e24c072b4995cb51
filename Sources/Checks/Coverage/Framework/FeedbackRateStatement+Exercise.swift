import EFSpec
import GSL
import Theory

extension FeedbackRateStatement: Exercisable {
  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .delayMaster, .delayDistance, .delayGap, .delayTuned:
      try examine(MomentScene<DelayMemory>.all(), &places)
    case .adversaryMaster, .adversaryDistance, .adversaryGap:
      try examine(MomentScene<AdversarialDelayMemory>.all(), &places)
    case .compressionMaster, .compressionDistance, .compressionGap, .compressionTuned:
      try examine(MomentScene<CompressionMemory>.all(), &places)
    case .distributedMaster, .distributedDistance, .distributedGap, .distributedTuned:
      try examine(MomentScene<DistributedCompressionMemory>.all(), &places)
    case .localMaster, .localDistance, .localGap, .localTuned:
      try examine(MomentScene<LocalStepsMemory>.all(), &places)
    case .convexLocalMaster, .convexLocalDistance, .convexLocalGap, .convexLocalTuned:
      try examine(MomentScene<ConvexLocalStepsMemory>.all(), &places)
    case .delayTunedWithoutStrength, .delayTwoTerms, .delayDecreasing:
      try examineOneNode(MomentScene<DelayMemory>.all(), &places)
    case .compressionTunedWithoutStrength, .compressionTwoTerms, .compressionDecreasing:
      try examineOneNode(MomentScene<CompressionMemory>.all(), &places)
    case .miniBatchGap: try Self.examineMiniBatches(&places)
    case .masterAtMostSimple:
      for scene in try MomentScene<DelayMemory>.all() { try scene.noteMasterBelowSimple(&places) }
      for scene in try MomentScene<CompressionMemory>.all() { try scene.noteMasterBelowSimple(&places) }
      for scene in try MomentScene<DistributedCompressionMemory>.all() { try scene.noteMasterBelowSimple(&places) }
      for scene in try MomentScene<LocalStepsMemory>.all() { try scene.noteMasterBelowSimple(&places) }
      for scene in try MomentScene<ConvexLocalStepsMemory>.all() { try scene.noteMasterBelowSimple(&places) }
    case .meanIterate: examineMeanIterates(&places, run)
    }
  }

  private func examine<Memory>(_ scenes: [MomentScene<Memory>], _ places: inout Places) throws {
    for scene in scenes {
      switch form {
      case .master: try scene.noteMaster(&places, ofDistance: false)
      case .distance: try scene.noteMaster(&places, ofDistance: true)
      case .gap: try scene.noteGaps(&places)
      default:
        try scene.noteTuned(&places) { known, rounds in
          try FrameworkPrescription(
            known.setting, memory: scene.memory, initialSquaredDistance: known.start.squaredDistance, rounds: rounds)
        }
      }
    }
  }

  private func examineOneNode<Memory: SingleNodeErrorMemory>(
    _ scenes: [MomentScene<Memory>], _ places: inout Places
  ) throws {
    for scene in scenes {
      if form == .decreasing {
        try scene.noteDecreasing(&places)
        continue
      }
      let withoutStrength = try scene.claimingNoStrength()
      try withoutStrength.noteTuned(&places) { known, rounds in
        let start = known.start.squaredDistance
        return form == .twoTerms
          ? try FrameworkPrescription.twoTerm(
            known.setting, memory: scene.memory, initialSquaredDistance: start, rounds: rounds)
          : try FrameworkPrescription(
            known.setting, memory: scene.memory, initialSquaredDistance: start, rounds: rounds)
      }
    }
  }

  /// Mini-batch SGD is local SGD with one step.
  static func examineMiniBatches(
    _ places: inout Places, start: Double = 1,
    bound: (MiniBatchGapBound, _ workers: Int, _ rounds: Int) -> Double = { $0.bound(afterRounds: $2) }
  ) throws {
    for n in [1, 4] {
      for eigenvalue in [0.02, 1] {
        for (growth, variance) in [(0.0, 0.0), (0, 1), (1, 0.5)] {
          let mode = try QuadraticMode(eigenvalue: eigenvalue, noiseVariance: variance, noiseGrowth: growth)
          let setting = try QuasiConvexSetting(
            smoothness: eigenvalue, quasiConvexity: eigenvalue,
            noise: NoiseConstants(growth: growth, variance: variance))
          for share in [1, 0.1, 0.001] {
            let step =
              try share
              * MiniBatchGapBound.largestStepSize(eigenvalue, noise: setting.noise, workerCount: n)
            let theorem = try MiniBatchGapBound(
              setting, workerCount: n, stepSize: step, initialSquaredDistance: start * start)
            var moments = LocalMoments(
              mode: mode, schedule: try LocalSchedule(steps: 1, workerCount: n), start: start)
            var mean = GapMean(theorem.weights)
            for rounds in 1...4000 {
              mean.add(eigenvalue * moments.secondMoment / 2)
              moments.advance(stepSize: step)
              let promised = bound(theorem, n, rounds)
              // Without noise both sides underflow in the end.
              guard [1, 10, 100, 1000, 4000].contains(rounds), promised > 1e-290 else { continue }
              places.note(
                mean.value, promised, at: "\(mode.words), n = \(n), γ = \(short(step)), T = \(rounds)",
                slack: 1e-9)
            }
          }
        }
      }
    }
  }

  private func examineMeanIterates(_ places: inout Places, _ run: RunSettings) {
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "mean iterates"))
    let problem = FeedbackScene.diagonal([2, 0.3])
    for rate in [0, 0.1] {
      for spread in [0, 0.1, 1] {
        let points = (0..<6).map { _ in [1, -2].map { $0 + spread * stream.gaussian() } }
        var (mean, gap) = ([0.0, 0.0], GapMean(.geometric(rate: rate)))
        for (t, point) in points.enumerated() {
          let share = IterateWeights.geometric(rate: rate).share(of: t)
          mean = zip(mean, point).map { $0 + share * ($1 - $0) }
          gap.add(problem.loss(at: point.span))
        }
        places.note(problem.loss(at: mean.span), gap.value, at: "μγ = \(rate), spread \(spread)", x: mean)
      }
    }
  }
}

extension MomentScene {
  /// The same with the weaker claim `μ = 0`.
  func claimingNoStrength() throws -> MomentScene {
    MomentScene(
      memory: memory, name: name,
      cases: try cases.map { known in
        Case(
          words: known.words,
          setting: try QuasiConvexSetting(
            smoothness: known.setting.smoothness, quasiConvexity: 0, noise: known.setting.noise),
          start: known.start, moments: known.moments)
      })
  }
}
