extension MethodCandidate {
  /// D-SGD with faults.
  static var delayedCandidates: [MethodCandidate] {
    [
      fault("every gradient is applied at once", delayed { _ in 0 }),
      fault("every gradient is applied one round too early", delayed { max(0, $0.delay - 1) }),
      fault("every gradient is applied one round too late", delayed { $0.delay + 1 }),
      fault("the gradients of the workers are added, not averaged", delayed(scaling: workers) { $0.delay }),
      fault("the step is divided by the number of workers once more", delayed(scaling: oneWorker) { $0.delay }),
      against(delayed { $0.delay }),
    ]
  }

  /// Local SGD with faults.
  static var localCandidates: [MethodCandidate] {
    [
      fault("the workers never take the mean", local { _ in Int.max }),
      fault("the workers take the mean after every step", local { _ in 1 }),
      fault("the workers take the mean one step too early", local { max(1, $0.localSteps - 1) }),
      fault("the workers take the mean one step too late", local { $0.localSteps + 1 }),
      fault("the local step is multiplied by the number of workers", local(scaling: workers) { $0.localSteps }),
      fault("the local step is divided by the number of workers", local(scaling: oneWorker) { $0.localSteps }),
      against(local { $0.localSteps }),
    ]
  }

  static func fault(_ words: String, _ play: @escaping @Sendable (ReplayTape) -> [ExpectedRound]) -> MethodCandidate {
    MethodCandidate(words: words, isSound: false, play: play)
  }

  private static func against(_ play: @escaping @Sendable (ReplayTape) -> [ExpectedRound]) -> MethodCandidate {
    fault("the step has the wrong sign") { play($0.negatingGradients()) }
  }

  @Sendable private static func workers(_ setting: MethodSetting) -> Double { Double(setting.workerCount) }
  @Sendable private static func oneWorker(_ setting: MethodSetting) -> Double { 1 / Double(setting.workerCount) }
}
