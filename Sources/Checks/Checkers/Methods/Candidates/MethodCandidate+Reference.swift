import EFSpec

extension MethodCandidate {
  /// What an implementation of a method may be: the method itself, its sound variants, and those with known faults.
  static func all(of method: KnownMethod) -> [MethodCandidate] {
    let claimed = MethodCandidate(words: nil, isSound: true, play: reference(method))
    let others: [MethodCandidate] =
      switch method {
      case .ef14: FeedbackRule.candidates
      case .ef21: EstimateRule.candidates(hasMomentum: false)
      case .ef21SGDM: EstimateRule.candidates(hasMomentum: true)
      case .delayedSGD: delayedCandidates
      case .localSGD: localCandidates
      }
    let strangers = KnownMethod.allCases.filter { $0 != method && $0.compresses == method.compresses }.map { stranger in
      MethodCandidate.fault("the update is that of \(stranger.title)", reference(stranger))
    }
    return [claimed] + others + strangers
  }

  /// The method of this package.
  private static func reference(_ method: KnownMethod) -> @Sendable (ReplayTape) -> [ExpectedRound] {
    switch method {
    case .ef14:
      { tape in
        ReplayDeck.play(tape) {
          EF14(compressor: $0, stepSize: tape.plan.setting.stepSize)
        } states: { state, before in
          MethodCandidate.common(after: state.x, before: before, state).merging([.memory: [state.e]]) { $1 }
        }
      }
    case .ef21:
      { tape in
        let gamma = tape.plan.setting.stepSize
        return ReplayDeck.play(tape) {
          EF21(compressor: $0, stepSize: gamma, initialEstimates: .compressed)
        } states: { state, _ in
          MethodCandidate.states(x: state.x, server: state.serverEstimate, stepSize: gamma, estimates: state.g)
        }
      }
    case .ef21SGDM:
      { tape in
        let setting = tape.plan.setting
        return ReplayDeck.play(tape) {
          EF21SGDM(compressor: $0, stepSize: setting.stepSize, momentum: setting.momentum, initialBatch: 1)
        } states: { state, _ in
          MethodCandidate.states(
            x: state.x, server: state.serverEstimate, stepSize: setting.stepSize, estimates: state.g
          ).merging([.averages: [state.v]]) { $1 }
        }
      }
    case .delayedSGD: delayed { $0.delay }
    case .localSGD: local { $0.localSteps }
    }
  }

  /// What EF21 and its kin show at the end of a round, before the server's step or after it.
  private static func states(
    x: [Double], server: [Double], stepSize: Double, estimates: [[Double]]
  ) -> [MethodQuantity: [[[Double]]]] {
    let next = zip(x, server).map { $0 - stepSize * $1 }
    let n = estimates.count
    return [
      .iterate: [[next], [x]], .replicas: [next, x].map { Array(repeating: $0, count: n) }, .estimates: [estimates],
      .serverEstimate: [[server]],
    ]
  }

  /// What a method of the error-feedback frame shows at the end of a round.
  private static func common<Memory>(
    after: [Double], before: [Double], _ state: ErrorFeedbackState<Memory>
  ) -> [MethodQuantity: [[[Double]]]] {
    [
      .iterate: [[after], [before]],
      .replicas: [after, before].map { Array(repeating: $0, count: state.e.count) },
    ]
  }

  /// D-SGD with another delay, with its step size scaled.
  static func delayed(
    scaling: @escaping @Sendable (MethodSetting) -> Double = { _ in 1 },
    _ delay: @escaping @Sendable (MethodSetting) -> Int
  ) -> @Sendable (ReplayTape) -> [ExpectedRound] {
    { tape in
      let setting = tape.plan.setting
      let stepSizes = StepSizes.constant(setting.stepSize * scaling(setting))
      return ReplayDeck.play(tape) { _ in
        ErrorFeedback(delays: FixedDelay(delay(setting)), stepSizes: stepSizes)
      } states: { state, before in
        common(after: state.x, before: before, state).merging([.memory: [state.e]]) { $1 }
      }
    }
  }

  /// Local SGD with another period, with its step size scaled. Its iterate may be the last mean that was formed, or the
  /// mean of the workers' iterates at the time.
  static func local(
    scaling: @escaping @Sendable (MethodSetting) -> Double = { _ in 1 },
    _ localSteps: @escaping @Sendable (MethodSetting) -> Int
  ) -> @Sendable (ReplayTape) -> [ExpectedRound] {
    { tape in
      let setting = tape.plan.setting
      let stepSizes = StepSizes.constant(setting.stepSize * scaling(setting))
      var places = Array(repeating: tape.start, count: setting.workerCount)
      return ReplayDeck.play(tape) { _ in
        ErrorFeedback(localSteps: localSteps(setting), stepSizes: stepSizes)
      } states: { state, before in
        defer { places = state.localIterates }
        return [
          .iterate: [[state.x], [state.virtualIterate], [before], [state.localIterates[0]]],
          .points: [state.localIterates, places],
        ]
      }
    }
  }
}
