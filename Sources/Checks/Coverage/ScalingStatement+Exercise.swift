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
    try places.note(scaling: PlanarGrid.b1()) { known, factor, point in
      let contraction = try? known.contraction(scaledBy: factor).alpha
      return switch self {
      case .b1Alpha: (try known.scaled(by: factor).alpha, point.squaredNorm)
      case .b1Beta: (point.ratio, try known.scaled(by: factor).beta)
      case .b1BestFactor: try contraction.map { ($0, try known.scaledByInverseBeta.alpha) }
      default: contraction.map { ($0, point.gain) }
      }
    }
  }

  private func examineB2(_ places: inout Places) throws {
    try places.note(scaling: PlanarGrid.b2()) { known, factor, point in
      let contraction = try? known.contraction(scaledBy: factor).alpha
      return switch self {
      case .b2Gamma: (try known.scaled(by: factor).gamma, point.inner)
      case .b2Beta: (point.ratio, try known.scaled(by: factor).beta)
      case .b2BestFactor: try contraction.map { ($0, try known.scaledByInverseBeta.alpha) }
      default: contraction.map { ($0, point.gain) }
      }
    }
  }

  private func examineUnbiased(_ places: inout Places) throws {
    try places.note(scaling: PlanarGrid.unbiased()) { known, factor, point in
      let contraction = try? known.contraction(scaledBy: factor).alpha
      return switch self {
      case .unbiasedB1Alpha: (try known.classB1.scaled(by: factor).alpha, point.squaredNorm)
      case .unbiasedB1Beta: (point.ratio, try known.classB1.scaled(by: factor).beta)
      case .unbiasedB2Gamma: (try known.classB2.scaled(by: factor).gamma, point.inner)
      case .unbiasedBestFactor: try contraction.map { ($0, try known.scaledByInverseZeta.alpha) }
      case .unbiasedWithoutContraction: factor == 1 && point.squaredNorm >= 2 ? (1, point.error) : nil
      default: contraction.map { ($0, point.gain) }
      }
    }
  }

  private func examineContractive(_ places: inout Places) throws {
    let classes = try PlanarGrid.contractive()
    guard self == .contractiveNeverImproves else {
      return places.note(scaling: classes) { known, factor, point in
        // The error of a point is a difference of numbers of size 1.
        (try? known.scaled(by: factor).error).flatMap { $0 > 1e-3 ? (point.error, $0) : nil }
      }
    }
    for known in classes {
      let points = PlanarGrid.points(of: known)
      for factor in PlanarGrid.factors {
        let largest = points.map { $0.scaled(by: factor).error }.max() ?? .nan
        places.note(known.error, largest, at: "\(known.compressorClass.words), λ = \(short(factor))")
      }
    }
  }
}
