import Theory

/// `constants` of the EF21 table: coefficients, step sizes and rates of a method in one setting.
///
/// The table fixes two fields by others: `mu = L/20` and `ell_t = 3/2 Lt`.
struct MethodConstantsReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { method(of: goldenCase) != nil }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    guard let place = goldenCase.method, let method = method(of: goldenCase) else { return }
    let setting = try Setting(&ledger)
    let values: [String: Double]
    do { values = try method.values(in: setting) } catch { throw ReplayFault(place, error.description) }
    for (field, value) in values.sorted(by: { $0.key < $1.key }) {
      try ledger.compare(place[field], with: value, Self.tolerance)
    }
  }

  private func method(of goldenCase: GoldenCase) -> Method? { goldenCase.methodName.flatMap(Method.init) }

  /// The fields that all methods of an element share.
  struct Setting {
    let smoothness: Double
    let quadraticMeanSmoothness: Double
    let polyakLojasiewicz: Double
    let compressor: ContractiveClass
    let workerCount: Int
    let momentum: Double
    /// `l̃`.
    var noiseSmoothness: Double { 1.5 * quadraticMeanSmoothness }

    init(_ ledger: inout CaseLedger) throws(ReplayFault) {
      smoothness = try ledger.number(.root["L"])
      quadraticMeanSmoothness = try ledger.number(.root["Lt"])
      polyakLojasiewicz = try ledger.number(.root["mu"])
      compressor = try ledger.contractiveClass(.root["alpha"])
      workerCount = try ledger.integer(.root["n"])
      momentum = try ledger.number(.root["eta"])
      try ledger.compare(.root["mu"], with: smoothness / 20, tolerance)
      try ledger.compare(.root["ell_t"], with: noiseSmoothness, tolerance)
    }
  }

  /// The method objects.
  enum Method: String {
    case ef21
    case ef21LinearRate = "ef21_pl"
    case ef21SGDM = "ef21_sgdm"
    case ef21SGDMWeight03 = "ef21_sgdm_w03"
    case ef21SGDMCrude = "ef21_sgdm_crude"
    case ef21SGDMLinearRate = "ef21_sgdm_pl"
    case ef21SGD = "ef21_sgd"
    case ef21SGD2M = "ef21_sgd2m"
    case ef21STORM = "ef21_storm"
    case absolute = "sgdm_abs"
    case plain = "sgdm_plain"
    case ef14

    func values(in setting: Setting) throws(HypothesisViolation) -> [String: Double] {
      let tight = YoungPair.tight(setting.compressor)
      return switch self {
      case .ef21: try setting.ef21(tight)
      case .ef21LinearRate: try setting.ef21LinearRate(tight)
      case .ef21SGDM: try setting.ef21SGDM(tight, weight: 0.5)
      case .ef21SGDMWeight03: try setting.ef21SGDM(tight, weight: 0.3)
      case .ef21SGDMCrude: try setting.ef21SGDM(.crude(setting.compressor), weight: 0.5)
      case .ef21SGDMLinearRate: try setting.ef21SGDMLinearRate(tight)
      case .ef21SGD: try setting.ef21SGD(tight)
      case .ef21SGD2M: try setting.ef21SGD2M(tight)
      case .ef21STORM: try setting.ef21STORM(tight)
      case .absolute: try setting.absolute()
      case .plain: try setting.plain()
      case .ef14: try setting.ef14(tight)
      }
    }
  }
}

private let tolerance = Tolerance.relative(1e-12)

extension MethodConstantsReplayer.Setting {
  fileprivate func ef21(_ pair: YoungPair) throws(HypothesisViolation) -> [String: Double] {
    let condition = try EF21Stationarity.stepCondition(
      smoothness: smoothness, quadraticMeanSmoothness: quadraticMeanSmoothness, pair: pair)
    return [
      "theta": pair.theta, "beta": pair.beta, "gamma_max": condition.largestStepSize,
      "gamma_paper": condition.simpleStepSize,
    ]
  }

  fileprivate func ef21LinearRate(_ pair: YoungPair) throws(HypothesisViolation) -> [String: Double] {
    let stepSize = try EF21LinearRate.prescribedStepSize(
      smoothness: smoothness, quadraticMeanSmoothness: quadraticMeanSmoothness,
      polyakLojasiewicz: polyakLojasiewicz, pair: pair)
    let theorem = try EF21LinearRate(
      smoothness: smoothness, quadraticMeanSmoothness: quadraticMeanSmoothness,
      polyakLojasiewicz: polyakLojasiewicz, pair: pair, stepSize: stepSize, initialGap: 1, initialDistortion: 0)
    return [
      "theta": pair.theta, "beta": pair.beta, "gamma": stepSize, "contraction": theorem.contractionFactor,
    ]
  }

  fileprivate func ef21SGDM(
    _ pair: YoungPair, weight: Double
  ) throws(HypothesisViolation) -> [String: Double] {
    let coefficients = try EF21SGDMCoefficients(hypotheses(pair), weight: weight)
    let condition = coefficients.stepCondition
    return [
      "theta": pair.theta, "beta": pair.beta, "A": condition.quadratic, "B": condition.linear,
      "gamma_max": condition.largestStepSize, "gamma_simple": condition.simpleStepSize,
      "N": coefficients.noiseFactor, "a": coefficients.compressionWeight, "b": coefficients.momentumWeight,
      "c": coefficients.workerMomentumWeight,
    ]
  }

  fileprivate func ef21SGDMLinearRate(_ pair: YoungPair) throws(HypothesisViolation) -> [String: Double] {
    let coefficients = try EF21SGDMLinearRate.Coefficients(hypotheses(pair))
    let condition = coefficients.stepCondition
    let theorem = try EF21SGDMLinearRate(
      coefficients: coefficients, polyakLojasiewicz: polyakLojasiewicz,
      stepSize: coefficients.prescribedStepSize(polyakLojasiewicz: polyakLojasiewicz), noiseVariance: 1,
      initialLyapunov: 1)
    return [
      "theta": pair.theta, "beta": pair.beta, "A": condition.quadratic, "B": condition.linear,
      "gamma": theorem.stepSize, "contraction": theorem.contractionFactor, "N": coefficients.noiseFactor,
      "floor_per_sigma2": theorem.floor, "a": coefficients.compressionWeight, "b": coefficients.momentumWeight,
      "c": coefficients.workerMomentumWeight,
    ]
  }

  fileprivate func ef14(_ pair: YoungPair) throws(HypothesisViolation) -> [String: Double] {
    let condition = try EF14Stationarity.stepCondition(smoothness: smoothness, pair: pair)
    return [
      "theta": pair.theta, "beta": pair.beta, "A": condition.quadratic, "B": condition.linear,
      "gamma_max": condition.largestStepSize,
      "coefE": EF14Stationarity.errorWeight(smoothness: smoothness, pair: pair),
    ]
  }

  func hypotheses(
    _ pair: YoungPair, momentum: Double? = nil
  ) throws(HypothesisViolation) -> EF21SGDMHypotheses {
    try EF21SGDMHypotheses(
      smoothness: smoothness, quadraticMeanSmoothness: quadraticMeanSmoothness, pair: pair,
      workerCount: workerCount, momentum: momentum ?? self.momentum)
  }
}
