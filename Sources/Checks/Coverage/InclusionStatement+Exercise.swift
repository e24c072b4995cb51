import EFSpec
import Theory

extension InclusionStatement: Exercisable {
  var relation: Statement.Relation { self == .roundingCertificates ? .equals : .atMost }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .b1GivesGamma, .b1ScaledContraction: try examineB1(&places)
    case .b2GivesAlpha, .b2ScaledContraction: try examineB2(&places)
    case .contractiveGivesAlpha, .contractiveGivesBeta, .contractiveGivesGamma, .contractiveGivesPrintedAlpha,
      .contractiveGivesPrintedBeta, .contractiveGivesPrintedGamma, .printedGammaFactor, .sharpGammaAtMost:
      try examineContractive(&places)
    case .scaledContractionAtMostB2, .b2AtMostB1: try examineCertificates(&places)
    case .roundingCertificates: try examineRounding(&places)
    }
  }

  private func examineB1(_ places: inout Places) throws {
    try places.note(over: PlanarGrid.b1()) { known, point in
      self == .b1GivesGamma
        ? (try known.classB2.gamma, point.inner)
        : (try known.scaledByInverseBeta.alpha, point.scaled(by: known.bestFactor).gain)
    }
  }

  private func examineB2(_ places: inout Places) throws {
    try places.note(over: PlanarGrid.b2()) { known, point in
      self == .b2GivesAlpha
        ? (try known.classB1.alpha, point.squaredNorm)
        : (try known.scaledByInverseBeta.alpha, point.scaled(by: known.bestFactor).gain)
    }
  }

  private func examineContractive(_ places: inout Places) throws {
    try places.note(over: PlanarGrid.contractive()) { known, point in
      switch self {
      case .contractiveGivesAlpha: (try known.classB1.alpha, point.squaredNorm)
      case .contractiveGivesBeta: (point.ratio, try known.classB2.beta)
      case .contractiveGivesGamma: (try known.classB2.gamma, point.inner)
      case .contractiveGivesPrintedAlpha: (try known.printedClassB1.alpha, point.squaredNorm)
      case .contractiveGivesPrintedBeta: (point.ratio, try known.printedClassB2.beta)
      case .contractiveGivesPrintedGamma: (try known.printedClassB2.gamma, point.inner)
      case .printedGammaFactor: (try known.printedClassB2.gamma, try known.classB2.gamma)
      default: (try known.classB2.gamma, known.alpha)
      }
    }
  }

  /// The best constants of compressors that have two points each, and of all that have one.
  private func examineCertificates(_ places: inout Places) throws {
    let points = PlanarGrid.points(of: try ClassB1(alpha: 0.25, beta: 2)).filter(\.isRealisable)
    for (index, first) in points.enumerated() {
      for second in points.dropFirst(index) {
        let best = PlanarConstants(of: [first, second])
        guard let alpha = best.alpha, let beta = best.beta, let gamma = best.gamma,
          let scaled = PlanarScaling(of: Set([first, second]))
        else { continue }
        let place = "\(first.words) and \(second.words)"
        if self == .b2AtMostB1 {
          places.note(beta / gamma, beta * beta / alpha, at: place)
        } else {
          places.note(scaled.delta, beta / gamma, at: place)
        }
      }
    }
  }

  /// The points of the compressor just below and just above the midpoint of two powers of the base, where its
  /// constants show.
  private func examineRounding(_ places: inout Places) throws {
    for b in [2.0, 3, 10] {
      let rounding = NearestRounding(to: PowersOfBase(b))
      let best = PlanarConstants(
        of: [-1.0, 1].map { side in
          let x = [(1 + b) / 2 * (1 + side * 1e-12)]
          return PlanarPoint(of: rounding.outcomes(of: x), at: x)
        })
      guard let alpha = best.alpha, let beta = best.beta, let gamma = best.gamma, let delta = best.delta else {
        continue
      }
      // The points are 10⁻¹² from where the constants are.
      places.note(beta * beta / alpha, b * b, at: "β²/α, b = \(b)", slack: 1e-11)
      places.note(beta / gamma, b, at: "β/γ, b = \(b)", slack: 1e-11)
      places.note(delta, (b + 1) * (b + 1) / (4 * b), at: "δ, b = \(b)", slack: 1e-11)
    }
  }
}
