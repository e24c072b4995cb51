import Theory

/// The experiments on scaling laws, by the names under which they are asked for.
public enum RateExperiment: String, CaseIterable, Sendable {
  case delay, compression, local, batch, workers

  /// What the experiment shows, in one line.
  public var summary: String {
    switch self {
    case .delay: "A fixed delay: free in the noise regime, linear without noise."
    case .compression: "Error-compensated SGD with a mask: as under a delay of 1/α - 1."
    case .local: "Local SGD: its mean does not feel local steps, its workers do."
    case .batch: "Mini-batch SGD: the noise σ²/B, and the rates of SGD itself."
    case .workers: "The noise σ²/n of SGD and local SGD on n workers."
    }
  }

  /// The arms, with the algorithms of this package.
  func arms() throws -> [RateArm] {
    switch self {
    case .delay: try DelayRates().arms()
    case .compression: try CompressionRates().arms()
    case .local: LocalRates().arms()
    case .batch: try BatchRates().arms()
    case .workers: LocalRates().workerArms()
    }
  }

  /// The check of this experiment.
  ///
  /// - Parameter simulations: What the simulations are to tell; by default what the budget of the run says.
  /// - Throws: Where theory refuses an instance of the catalogue.
  public func check(simulations: RateSimulations = .ofBudget) throws -> RateCheck {
    RateCheck(rawValue, summary: summary, arms: try arms(), simulations: simulations)
  }
}

extension Catalogue {
  /// Predicted and measured exponents, with short simulations.
  public static func rateChecks() throws -> [any Check] {
    try RateExperiment.allCases.map { try $0.check(simulations: .planned(.short)) }
  }
}
