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
    for known in try PlanarGrid.b1() {
      let gamma = try known.classB2.gamma
      let contraction = try known.scaledByInverseBeta
      for point in PlanarGrid.points(of: known) {
        let place = "\(CompressorClass.b1(known).words), \(point.words)"
        switch self {
        case .b1GivesGamma: places.note(gamma, point.inner, at: place)
        default: places.note(contraction.alpha, point.scaled(by: known.bestFactor).gain, at: place)
        }
      }
    }
  }

  private func examineB2(_ places: inout Places) throws {
    for known in try PlanarGrid.b2() {
      let alpha = try known.classB1.alpha
      let contraction = try known.scaledByInverseBeta
      for point in PlanarGrid.points(of: known) {
        let place = "\(CompressorClass.b2(known).words), \(point.words)"
        switch self {
        case .b2GivesAlpha: places.note(alpha, point.squaredNorm, at: place)
        default: places.note(contraction.alpha, point.scaled(by: known.bestFactor).gain, at: place)
        }
      }
    }
  }

  private func examineContractive(_ places: inout Places) throws {
    for known in try PlanarGrid.contractive() {
      let (sharpB1, sharpB2) = (try known.classB1, try known.classB2)
      let (printedB1, printedB2) = (try known.printedClassB1, try known.printedClassB2)
      for point in PlanarGrid.points(of: known) {
        let place = "\(CompressorClass.contractive(known).words), \(point.words)"
        switch self {
        case .contractiveGivesAlpha: places.note(sharpB1.alpha, point.squaredNorm, at: place)
        case .contractiveGivesBeta: places.note(point.ratio, sharpB2.beta, at: place)
        case .contractiveGivesGamma: places.note(sharpB2.gamma, point.inner, at: place)
        case .contractiveGivesPrintedAlpha: places.note(printedB1.alpha, point.squaredNorm, at: place)
        case .contractiveGivesPrintedBeta: places.note(point.ratio, printedB2.beta, at: place)
        case .contractiveGivesPrintedGamma: places.note(printedB2.gamma, point.inner, at: place)
        case .printedGammaFactor: places.note(printedB2.gamma, sharpB2.gamma, at: place)
        default: places.note(sharpB2.gamma, known.alpha, at: place)
        }
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

  /// Just below and just above the midpoint of two powers of the base, where the constants show.
  private func examineRounding(_ places: inout Places) throws {
    for b in [2.0, 3, 10] {
      let theory = try NearestRoundingTheory(grid: RoundingGrid(powersOf: b))
      let known = try theory.constants(dimension: 1)
      guard let b1 = known.classB1, let b2 = known.classB2, let own = known.contractiveClass else { continue }
      places.note(try b1.scaledByInverseBeta.delta, b * b, at: "β²/α, b = \(b)")
      places.note(try b2.scaledByInverseBeta.delta, b, at: "β/γ, b = \(b)")
      places.note(own.delta, (b + 1) * (b + 1) / (4 * b), at: "δ, b = \(b)")
    }
  }
}
