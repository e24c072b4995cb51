import EFSpec
import Theory

extension TrajectorySetting {
  /// EF21 with exact gradients and the paper's step size.
  func ef21() throws(HypothesisViolation) -> RunValues {
    let problem = instance.problem
    let condition = try EF21Stationarity.stepCondition(
      smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness,
      pair: instance.pair)
    let algorithm = EF21(
      compressor: instance.compressor, stepSize: condition.simpleStepSize, initialEstimates: .compressed)
    var streams = streams
    let first = algorithm.start(at: start, on: ExactOracle(problem), using: &streams)
    let theorem = try EF21Stationarity(
      smoothness: problem.smoothness, quadraticMeanSmoothness: problem.quadraticMeanSmoothness,
      pair: instance.pair, stepSize: algorithm.stepSize, initialGap: initialGap,
      initialDistortion: first.distortion(on: problem))
    var steps = Recording()
    algorithm.run(from: start, on: ExactOracle(problem), rounds: rounds, using: &streams) { _, state in
      let gap = steps.addProgress(at: state.x, on: problem) - minimum.value
      let distortion = state.distortion(on: problem)
      steps.add("G", distortion)
      steps.add("Psi", theorem.lyapunov.value(gap: gap, distortion: distortion))
      return true
    }
    let squaredGradients = steps.scalars["grad2"] ?? []
    return RunValues(
      scalars: [
        "gamma": theorem.stepSize, "theta": instance.pair.theta, "beta": instance.pair.beta,
        "avg_grad2": squaredGradients.prefix(rounds).reduce(0, +) / Double(rounds),
        "bound": theorem.bound(afterRounds: rounds),
      ], steps: steps)
  }

  /// EF21-SGDM on the recorded noise, with the largest step size.
  func ef21SGDM() throws(HypothesisViolation) -> RunValues {
    let coefficients = try instance.coefficients(momentum: momentum)
    let method = EF21SGDM(
      compressor: instance.compressor, stepSize: coefficients.stepCondition.largestStepSize, momentum: momentum,
      initialBatch: 1)
    return momentumRun(method, momentum: momentum, coefficients) { _, _ in }
  }

  /// EF21-SGD2M, in the same way.
  func ef21SGD2M() throws(HypothesisViolation) -> RunValues {
    let coefficients = try EF21SGD2MCoefficients(instance.hypotheses(momentum: momentum))
    let method = EF21SGD2M(
      compressor: instance.compressor, stepSize: coefficients.stepCondition.largestStepSize, momentum: momentum,
      initialBatch: 1)
    return momentumRun(method, momentum: momentum, coefficients) { errors, steps in
      steps.add("Q", errors.second)
      steps.add("Qt", errors.workerSecond)
    }
  }

  /// EF21-SGD, whatever the row's momentum.
  func ef21SGD() throws(HypothesisViolation) -> RunValues {
    let coefficients = try instance.coefficients(momentum: 1)
    let method = EF21SGD(
      compressor: instance.compressor, stepSize: coefficients.stepCondition.largestStepSize, initialBatch: 1)
    return momentumRun(method, momentum: 1, coefficients) { _, _ in }
  }

  /// A method of the EF21 frame on the recorded noise.
  private func momentumRun<Estimator: GradientEstimator>(
    _ method: EF21Frame<Estimator, TopK>, momentum: Double, _ coefficients: some MomentumCoefficients,
    _ addMore: (MomentumErrors, inout Recording) -> Void
  ) -> RunValues {
    let (problem, lyapunov) = (instance.problem, coefficients.lyapunov(stepSize: method.stepSize))
    let values = replay(method, initialNoise: initialNoise) { state, steps in
      let gap = steps.addProgress(at: state.x, on: problem) - minimum.value
      let errors = state.errors(on: problem)
      steps.add("gbar", mean(of: state.g))
      steps.add("G", errors.compression)
      steps.add("P", errors.momentum)
      steps.add("Pt", errors.workerMomentum)
      addMore(errors, &steps)
      steps.add("Phi", lyapunov.value(gap: gap, errors: errors))
    }
    return RunValues(scalars: ["gamma": method.stepSize, "eta": momentum], steps: values)
  }

  /// EF14 on the recorded noise, with the largest step size.
  func ef14() throws(HypothesisViolation) -> RunValues {
    let problem = instance.problem
    let condition = try EF14Stationarity.stepCondition(smoothness: problem.smoothness, pair: instance.pair)
    let stepSize = condition.largestStepSize
    let lyapunov = EF14Lyapunov(
      stepSize: stepSize,
      errorWeight: EF14Stationarity.errorWeight(smoothness: problem.smoothness, pair: instance.pair))
    // The method draws no gradient at the start.
    let algorithm = EF14(compressor: instance.compressor, stepSize: stepSize)
    let values = replay(algorithm, initialNoise: initialNoise) { state, steps in
      _ = steps.addProgress(at: state.x, on: problem)
      let virtualGap = problem.loss(at: state.virtualIterate.span) - minimum.value
      steps.add("ebar", mean(of: state.e))
      steps.add("E", state.meanSquaredError)
      steps.add("Xi", lyapunov.value(virtualGap: virtualGap, error: state.meanSquaredError))
    }
    return RunValues(scalars: ["gamma": stepSize], steps: values)
  }

  /// Runs a method on the recorded noise: one oracle a round.
  private func replay<Method: Algorithm>(
    _ algorithm: Method, initialNoise: [[Double]], _ record: (Method.State, inout Recording) -> Void
  ) -> Recording {
    let problem = instance.problem
    var steps = Recording()
    var streams = streams
    var state = algorithm.start(at: start, on: GivenNoise(on: problem, noise: initialNoise), using: &streams)
    record(state, &steps)
    for t in 0..<rounds {
      algorithm.advance(&state, on: GivenNoise(on: problem, noise: noise[t]), using: &streams)
      record(state, &steps)
    }
    return steps
  }
}
