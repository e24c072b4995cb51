extension CompressorClaim {
  /// How near one output of a deterministic subject comes to the promise: above 1, up to rounding,
  /// exactly where it breaks it. A search drives it up.
  ///
  /// - Parameter squaredNormOfInput: `‖x‖²`, which the absolute class refers to.
  func tightness(of draw: DrawSummary, squaredNormOfInput: Double) -> Double {
    let r = draw.squaredError
    let u = 1 + draw.along
    let q = max(0, r + 2 * draw.along + 1)
    func over(_ value: Double, _ bound: Double) -> Double {
      bound > 0 ? value / bound : value > 0 ? .infinity : 0
    }
    return switch self {
    case .contractive(let error): over(r, max(error, .leastNormalMagnitude))
    case .unbiased: over(r, .leastNormalMagnitude)
    case .absolute(let delta): over(r * squaredNormOfInput, max(delta * delta, .leastNormalMagnitude))
    case .classB1(let alpha, let beta): max(over(q, beta * u), over(alpha, q))
    case .classB2(let gamma, let beta): max(over(q, beta * u), over(gamma, u))
    }
  }
}
