import Theory

extension FeedbackStationarityStatement: Exercisable {
  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .delayMaster, .delaySimple, .delayTuned: try examine(MomentScene<DelayMemory>.all(), &places)
    case .adversaryMaster, .adversarySimple: try examine(MomentScene<AdversarialDelayMemory>.all(), &places)
    case .compressionMaster, .compressionSimple, .compressionTuned:
      try examine(MomentScene<CompressionMemory>.all(), &places)
    case .distributedMaster, .distributedSimple, .distributedTuned:
      try examine(MomentScene<DistributedCompressionMemory>.all(), &places)
    case .localMaster, .localSimple, .localTuned: try examine(MomentScene<LocalStepsMemory>.all(), &places)
    case .delayTwoTerms: try examineTwoTerms(MomentScene<DelayMemory>.all(), &places)
    case .compressionTwoTerms: try examineTwoTerms(MomentScene<CompressionMemory>.all(), &places)
    case .miniBatch: try examineMiniBatches(&places)
    }
  }

  private func examine<Memory: NonconvexErrorMemory>(
    _ scenes: [MomentScene<Memory>], _ places: inout Places
  ) throws {
    for scene in scenes {
      switch form {
      case .master: try scene.noteStationarity(&places) { $0.master.bound(afterRounds: $1) }
      case .simple: try scene.noteStationarity(&places) { $0.bound(afterRounds: $1) }
      default:
        try scene.noteTunedStationarity(&places) { known, rounds in
          try FrameworkPrescription(
            smoothness: known.setting.smoothness, noise: known.setting.noise, memory: scene.memory,
            initialGap: known.start.gap, rounds: rounds)
        }
      }
    }
  }

  private func examineTwoTerms<Memory: SingleNodeErrorMemory>(
    _ scenes: [MomentScene<Memory>], _ places: inout Places
  ) throws {
    for scene in scenes {
      try scene.noteTunedStationarity(&places) { known, rounds in
        try FrameworkPrescription.twoTerm(
          smoothness: known.setting.smoothness, noise: known.setting.noise, memory: scene.memory,
          initialGap: known.start.gap, rounds: rounds)
      }
    }
  }

  private func examineMiniBatches(_ places: inout Places) throws {
    for n in [1, 4] {
      for (growth, variance) in [(0.0, 0.0), (0, 1), (1, 0.5)] {
        let noise = try NoiseConstants(growth: growth, variance: variance)
        let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: variance, noiseGrowth: growth)
        for share in [1, 0.1] {
          let step = try share * MiniBatchGapBound.largestStepSize(1, noise: noise, workerCount: n)
          let theorem = try MiniBatchStationarity(
            smoothness: 1, noise: noise, workerCount: n, stepSize: step, initialGap: 0.5)
          var moments = LocalMoments(mode: mode, schedule: try LocalSchedule(steps: 1, workerCount: n), start: 1)
          var sum = 0.0
          for rounds in 1...200 {
            sum += moments.secondMoment
            moments.advance(stepSize: step)
            places.note(
              sum / Double(rounds), theorem.bound(afterRounds: rounds),
              at: "\(mode.words), n = \(n), γ = \(short(step)), T = \(rounds)", slack: 1e-9)
          }
        }
      }
    }
  }
}
