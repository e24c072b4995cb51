import Theory

extension ScalingStatement: Exercisable {
  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .b1Alpha, .b1Beta, .b1Contraction, .b1BestFactor: try examineB1(&places)
    case .b2Gamma, .b2Beta, .b2Contraction, .b2BestFactor: try examineB2(&places)
    case .unbiasedB1Alpha, .unbiasedB1Beta, .unbiasedB2Gamma, .unbiasedContraction, .unbiasedBestFactor,
      .unbiasedWithoutContraction:
      try examineUnbiased(&places)
    case .contractiveFactor, .contractiveNeverImproves: try examineContractive(&places)
    }
  }

  private func examineB1(_ places: inout Places) throws {
    for known in try PlanarGrid.b1() {
      let best = try known.scaledByInverseBeta.alpha
      for factor in PlanarGrid.factors.map({ $0 / known.beta }) {
        let scaled = try known.scaled(by: factor)
        let contraction = try? known.contraction(scaledBy: factor).alpha
        for origin in PlanarGrid.points(of: known) {
          let point = origin.scaled(by: factor)
          let place = "\(CompressorClass.b1(known).words), λ = \(short(factor)), \(origin.words)"
          switch self {
          case .b1Alpha: places.note(scaled.alpha, point.squaredNorm, at: place)
          case .b1Beta: places.note(point.ratio, scaled.beta, at: place)
          case .b1BestFactor: if let contraction { places.note(contraction, best, at: place) }
          default: if let contraction { places.note(contraction, point.gain, at: place) }
          }
        }
      }
    }
  }

  private func examineB2(_ places: inout Places) throws {
    for known in try PlanarGrid.b2() {
      let best = try known.scaledByInverseBeta.alpha
      for factor in PlanarGrid.factors.map({ $0 / known.beta }) {
        let scaled = try known.scaled(by: factor)
        let contraction = try? known.contraction(scaledBy: factor).alpha
        for origin in PlanarGrid.points(of: known) {
          let point = origin.scaled(by: factor)
          let place = "\(CompressorClass.b2(known).words), λ = \(short(factor)), \(origin.words)"
          switch self {
          case .b2Gamma: places.note(scaled.gamma, point.inner, at: place)
          case .b2Beta: places.note(point.ratio, scaled.beta, at: place)
          case .b2BestFactor: if let contraction { places.note(contraction, best, at: place) }
          default: if let contraction { places.note(contraction, point.gain, at: place) }
          }
        }
      }
    }
  }

  private func examineUnbiased(_ places: inout Places) throws {
    for known in try PlanarGrid.unbiased() {
      let best = try known.scaledByInverseZeta.alpha
      for factor in PlanarGrid.factors.map({ $0 / known.zeta }) + [1] {
        let (b1, b2) = (try known.classB1.scaled(by: factor), try known.classB2.scaled(by: factor))
        let contraction = try? known.contraction(scaledBy: factor).alpha
        for origin in PlanarGrid.points(of: known) {
          let point = origin.scaled(by: factor)
          let place = "\(CompressorClass.unbiased(known).words), λ = \(short(factor)), \(origin.words)"
          switch self {
          case .unbiasedB1Alpha: places.note(b1.alpha, point.squaredNorm, at: place)
          case .unbiasedB1Beta: places.note(point.ratio, b1.beta, at: place)
          case .unbiasedB2Gamma: places.note(b2.gamma, point.inner, at: place)
          case .unbiasedBestFactor: if let contraction { places.note(contraction, best, at: place) }
          case .unbiasedWithoutContraction:
            if factor == 1, origin.squaredNorm >= 2 { places.note(1, origin.error, at: place) }
          default: if let contraction { places.note(contraction, point.gain, at: place) }
          }
        }
      }
    }
  }

  private func examineContractive(_ places: inout Places) throws {
    for known in try PlanarGrid.contractive() {
      let points = PlanarGrid.points(of: known)
      for factor in PlanarGrid.factors {
        let words = "\(CompressorClass.contractive(known).words), λ = \(short(factor))"
        if self == .contractiveNeverImproves {
          let largest = points.map { $0.scaled(by: factor).error }.max() ?? .nan
          places.note(known.error, largest, at: words)
          continue
        }
        guard let bound = try? known.scaled(by: factor).error else { continue }
        // The error of a point is a difference of numbers of size 1.
        for point in points where bound > 1e-3 {
          places.note(point.scaled(by: factor).error, bound, at: "\(words), \(point.words)", slack: 1e-12)
        }
      }
    }
  }
}
