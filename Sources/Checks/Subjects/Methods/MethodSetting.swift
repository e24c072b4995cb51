/// The parameters with which a method is run.
public struct MethodSetting: Hashable, Sendable, Codable {
  public var method: KnownMethod
  /// `n`.
  public var workerCount: Int
  /// `d`.
  public var dimension: Int
  /// `γ`, greater than 0.
  public var stepSize: Double
  /// `η` in (0, 1], the weight of the new gradient; of use to EF21-SGDM.
  public var momentum: Double
  /// `τ ≥ 0`, of use to D-SGD.
  public var delay: Int
  /// `H ≥ 1`, of use to local SGD.
  public var localSteps: Int

  /// Its parameters by the names under which a foreign class receives them.
  var parameters: [String: Double] {
    var parameters = ["step_size": stepSize]
    switch method {
    case .ef21SGDM: parameters["momentum"] = momentum
    case .delayedSGD: parameters["delay"] = Double(delay)
    case .localSGD: parameters["local_steps"] = Double(localSteps)
    case .ef14, .ef21: break
    }
    return parameters
  }

  /// The parameters in words, after the numbers of workers and coordinates.
  var words: String {
    let base = "n = \(workerCount), d = \(dimension), γ = \(stepSize)"
    return switch method {
    case .ef14, .ef21: base
    case .ef21SGDM: base + ", η = \(momentum)"
    case .delayedSGD: base + ", τ = \(delay)"
    case .localSGD: base + ", H = \(localSteps)"
    }
  }
}
