import Theory

extension MethodConstantsReplayer.Setting {
  /// EF21-SGDM with momentum 1, whatever the row's.
  func ef21SGD(_ pair: YoungPair) throws(HypothesisViolation) -> [String: Double] {
    let coefficients = try EF21SGDMCoefficients(hypotheses(pair, momentum: 1))
    var values = values(of: coefficients, pair)
    values["gamma_simple"] = coefficients.stepCondition.simpleStepSize
    return values
  }

  func ef21SGD2M(_ pair: YoungPair) throws(HypothesisViolation) -> [String: Double] {
    let coefficients = try EF21SGD2MCoefficients(hypotheses(pair))
    var values = values(of: coefficients, pair)
    values["d"] = coefficients.weights.second
    values["e"] = coefficients.weights.workerSecond
    return values
  }

  func ef21STORM(_ pair: YoungPair) throws(HypothesisViolation) -> [String: Double] {
    values(of: try EF21STORMCoefficients(hypotheses(pair), noiseSmoothness: noiseSmoothness), pair)
  }

  /// The error of the compressor is in none of the fields.
  func absolute() throws(HypothesisViolation) -> [String: Double] {
    values(
      of: try AbsoluteSGDMCoefficients(
        smoothness: smoothness, compressor: AbsoluteClass(errorBound: 1), workerCount: workerCount,
        momentum: momentum))
  }

  func plain() throws(HypothesisViolation) -> [String: Double] {
    values(of: try SGDMCoefficients(smoothness: smoothness, workerCount: workerCount, momentum: momentum))
  }

  private func values(of coefficients: some MomentumCoefficients) -> [String: Double] {
    let condition = coefficients.stepCondition
    return [
      "A": condition.quadratic, "B": condition.linear, "gamma_max": condition.largestStepSize,
      "N": coefficients.noiseFactor, "b": coefficients.lyapunov(stepSize: 1).weights.momentum,
    ]
  }

  /// The same with the pair and the other weights.
  private func values(of coefficients: some MomentumCoefficients, _ pair: YoungPair) -> [String: Double] {
    let weights = coefficients.lyapunov(stepSize: 1).weights
    return values(of: coefficients).merging(
      ["theta": pair.theta, "beta": pair.beta, "a": weights.compression, "c": weights.workerMomentum]
    ) { first, _ in first }
  }
}
