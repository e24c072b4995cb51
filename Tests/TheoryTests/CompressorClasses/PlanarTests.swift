import Testing
import Theory

/// Inclusions of classes as inclusions of planar regions, on a grid of points.
///
/// The grid has `v = j/64` and `u = v² + k/64`, so that it contains the boundary `u = v²`; all its numbers and
/// the constants below are dyadic with few digits, so that no inequality is subject to rounding.
@Suite struct PlanarTests {
  private static let grid: [PlanarPoint] = (-128...256).flatMap { j in
    (0...320).map { k in
      let v = Double(j) / 64
      return PlanarPoint(squaredNorm: v * v + Double(k) / 64, inner: v)
    }
  }

  /// `q = 1/4, 1/2, 3/4` and 0, the identity.
  private static let contractions: [ContractiveClass] = [1 / 16, 1 / 4, 9 / 16, 0].compactMap { error in
    try? ContractiveClass(error: error)
  }
  private static let b1: [ClassB1] = [(0.5, 1), (1, 1), (0.25, 2), (2, 4), (0.125, 0.5)].compactMap { alpha, beta in
    try? ClassB1(alpha: alpha, beta: beta)
  }
  private static let b2: [ClassB2] = [(0.5, 1), (1, 1), (0.25, 2), (2, 4), (0.125, 0.5)].compactMap { gamma, beta in
    try? ClassB2(gamma: gamma, beta: beta)
  }
  private static let factors = [0.125, 0.25, 0.5, 1, 1.25, 2]

  /// The points of a class on the grid, and its corners.
  private func points(of region: some PlanarRegion) -> [PlanarPoint] {
    let inside = Self.grid.filter(region.contains)
    #expect(inside.allSatisfy { $0.isRealisable })
    #expect(inside.count > 1 || region.corners.allSatisfy { $0 == region.corners[0] })
    #expect(region.corners.allSatisfy { region.contains($0) && $0.isRealisable })
    return inside + region.corners
  }

  @Test func thereIsACompressorForAPointJustWhereItIsRealisable() {
    #expect(PlanarPoint(squaredNorm: 4, inner: 2).isRealisable)
    #expect(!PlanarPoint(squaredNorm: 4.0.nextDown, inner: 2).isRealisable)
    #expect(PlanarPoint(squaredNorm: 4, inner: -2).isRealisable)
    #expect(PlanarPoint(squaredNorm: 3, inner: 1.5).error == 1)
    #expect(PlanarPoint(squaredNorm: 3, inner: 1.5).scaled(by: 2) == PlanarPoint(squaredNorm: 12, inner: 3))
  }

  @Test(arguments: contractions) func contractionsAreInBothClasses(_ known: ContractiveClass) throws {
    let regions: [any PlanarRegion] = [
      try known.classB1, try known.classB2, try known.printedClassB1, try known.printedClassB2,
    ]
    for point in points(of: known) { #expect(regions.allSatisfy { $0.contains(point) }) }
  }

  /// The sharp constants are attained, by `C(x) = (1 ± q)x`; the printed ones are weaker.
  @Test(arguments: contractions) func theSharpConstantsOfContractionsAreAttained(_ known: ContractiveClass) throws {
    let best = known.optimalConstants
    let (classB1, classB2) = (try known.classB1, try known.classB2)
    #expect(best.alpha == classB1.alpha && best.beta == classB1.beta)
    #expect(best.gamma == classB2.gamma && best.beta == classB2.beta)
    #expect(best.delta == known.delta)
    #expect(try known.printedClassB1.alpha < known.classB1.alpha && known.printedClassB2.gamma < known.classB2.gamma)
  }

  @Test(arguments: b1) func b1IsInB2AndContractiveWhenScaled(_ known: ClassB1) throws {
    let inside = points(of: known)
    #expect(known.optimalConstants.alpha == known.alpha && known.optimalConstants.beta == known.beta)
    #expect(known.optimalConstants.gamma == (try known.classB2.gamma))
    for point in inside { #expect(try known.classB2.contains(point)) }
    try expectScaled(inside, known.corners, known.bestFactor, known.contraction(scaledBy:), known.scaled(by:))
    #expect(PlanarScaling(of: known.corners)?.factor == known.bestFactor)
    #expect(PlanarScaling(of: known.corners)?.delta == (try known.scaledByInverseBeta.delta))
  }

  @Test(arguments: b2) func b2IsInB1AndContractiveWhenScaled(_ known: ClassB2) throws {
    let inside = points(of: known)
    #expect(known.optimalConstants.gamma == known.gamma && known.optimalConstants.beta == known.beta)
    #expect(known.optimalConstants.alpha == (try known.classB1.alpha))
    for point in inside { #expect(try known.classB1.contains(point)) }
    try expectScaled(inside, known.corners, known.bestFactor, known.contraction(scaledBy:), known.scaled(by:))
    #expect(PlanarScaling(of: known.corners)?.factor == known.bestFactor)
    #expect(PlanarScaling(of: known.corners)?.delta == (try known.scaledByInverseBeta.delta))
  }

  @Test(arguments: [1, 1.5, 2, 4]) func unbiasedClassesAreInTheOthers(_ zeta: Double) throws {
    let known = try UnbiasedClass(zeta: zeta)
    let inside = points(of: known)
    for point in inside {
      #expect(try known.classB1.contains(point) && known.classB2.contains(point))
    }
    let best = known.optimalConstants
    #expect(best.alpha == 1 && best.gamma == 1 && best.beta == zeta && best.squaredNorm == zeta)
    try expectScaled(
      inside, known.corners, known.bestFactor, known.contraction(scaledBy:), known.classB2.scaled(by:))
    #expect(PlanarScaling(of: known.corners)?.delta == zeta)
  }

  /// At every admissible factor the points of `λC` are in the classes that the rules give, and one corner attains
  /// the error.
  private func expectScaled(
    _ inside: [PlanarPoint], _ corners: [PlanarPoint], _ best: Double,
    _ contraction: (Double) throws(HypothesisViolation) -> ContractiveClass,
    _ scaled: (Double) throws(HypothesisViolation) -> some PlanarRegion
  ) throws {
    for factor in Self.factors + [best] {
      let target = try scaled(factor)
      #expect(inside.allSatisfy { target.contains($0.scaled(by: factor)) })
      guard let known = try? contraction(factor) else { continue }
      #expect(inside.allSatisfy { known.contains($0.scaled(by: factor)) })
      #expect(corners.contains { $0.scaled(by: factor).error == known.error })
    }
  }

  @Test(arguments: contractions.dropLast()) func scaledContractionsKeepTheirBound(_ known: ContractiveClass) throws {
    for factor in [0.5, 0.75, 1, 1.125] {
      guard let scaled = try? known.scaled(by: factor) else { continue }
      #expect(points(of: known).allSatisfy { scaled.contains($0.scaled(by: factor)) })
      #expect(known.corners.contains { $0.scaled(by: factor).error == scaled.error })
    }
    #expect(PlanarScaling(of: known.corners)?.factor == 1)
  }

  @Test func constantsThatDoNotExistAreNil() {
    let none = PlanarConstants(of: [.multiple(0)])
    #expect(none.alpha == nil && none.beta == nil && none.gamma == nil && none.delta == nil)
    let away = PlanarConstants(of: [PlanarPoint(squaredNorm: 1, inner: -0.5)])
    #expect(away.alpha == 1 && away.beta == nil && away.gamma == nil && away.delta == nil)
    #expect(PlanarScaling(of: [PlanarPoint(squaredNorm: 1, inner: -0.5)]) == nil)
  }
}
