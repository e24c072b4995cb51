import Testing
import Theory

@Suite struct CompositionTests {
  @Test func secondMomentsMultiply() throws {
    #expect(try UnbiasedClass(zeta: 3).after(UnbiasedClass(zeta: 4)).zeta == 12)
  }

  @Test func anUnbiasedOuterCompressorStretchesBeta() throws {
    let outer = try UnbiasedClass(zeta: 4)
    #expect(try outer.after(ClassB1(alpha: 0.5, beta: 2)) == ClassB1(alpha: 0.5, beta: 8))
    #expect(try outer.after(ClassB2(gamma: 0.5, beta: 2)) == ClassB2(gamma: 0.5, beta: 8))
    #expect(try outer.scaledByInverseZeta(after: ContractiveClass(delta: 8)).delta == 32)
  }

  /// Rand-1 unbiased in dimension 2 after Top-1 in dimension 4: `ζ = 2`, `α = 1/4`, and the best factor `1/2`.
  @Test func projectionsLoseNothingButTheFactor() throws {
    let top = ProjectionClass(try ContractiveClass(alpha: 0.25))
    #expect(try top.classB1 == ClassB1(alpha: 0.25, beta: 1))
    #expect(try top.classB2 == ClassB2(gamma: 0.25, beta: 1))
    #expect(try UnbiasedClass(zeta: 2).contraction(scaledBy: 0.5, after: top).delta == 8)
    #expect(try UnbiasedClass(zeta: 1.5).contraction(scaledBy: 1, after: top).delta == 8)
    #expect(throws: HypothesisViolation.self) { try UnbiasedClass(zeta: 2).contraction(scaledBy: 1, after: top) }
  }

  @Test func inducingRemovesThePartThatIsSentExactly() throws {
    let outer = try UnbiasedClass(zeta: 5)
    #expect(try outer.induced(by: ContractiveClass(delta: 4)).zeta == 4)
    #expect(try outer.induced(by: ContractiveClass(alpha: 1)).zeta == 1)
  }

  @Test func averagesAndBlocks() throws {
    let (good, bad) = (try ContractiveClass(alpha: 0.5), try ContractiveClass(alpha: 0.25))
    #expect(try ContractiveClass.average([(0.5, good), (0.5, bad)]).alpha == 0.375)
    #expect(throws: HypothesisViolation.self) { try ContractiveClass.average([(0.5, good), (0.4, bad)]) }
    #expect(throws: HypothesisViolation.self) { try ContractiveClass.average([(1.5, good), (-0.5, bad)]) }
    #expect(throws: HypothesisViolation.self) { try ContractiveClass.average([]) }
    #expect(try ContractiveClass.blockwise([good, bad]) == bad)
    #expect(try UnbiasedClass.blockwise([UnbiasedClass(zeta: 2), UnbiasedClass(zeta: 3)]).zeta == 3)
    #expect(throws: HypothesisViolation.self) { try ContractiveClass.blockwise([]) }
    #expect(throws: HypothesisViolation.self) { try UnbiasedClass.blockwise([]) }
  }

  /// `C(x) = 1.9x` is contractive, `C(C(x)) = 3.61x` is not, and its error is the bound to rounding.
  @Test func contractionsAreNotClosedUnderComposition() throws {
    let once = PlanarPoint.multiple(1.9)
    let contraction = try ContractiveClass(error: once.error)
    #expect((once.error - 0.81).magnitude < 1e-15)
    #expect(throws: HypothesisViolation.self) { try contraction.after(contraction) }
    let factor = contraction.errorFactorBound(after: contraction)
    #expect((factor * factor - PlanarPoint.multiple(1.9 * 1.9).error).magnitude < 1e-13)
    #expect((factor * factor - 6.8121).magnitude < 1e-13)
  }

  /// `q₁ = 1/4`, `q₂ = 1/2`: the factor is 7/8, attained by the multiples `1 + qᵢ`.
  @Test func aBoundBelowOneIsAttainedByMultiples() throws {
    let (inner, outer) = (try ContractiveClass(error: 1 / 16), try ContractiveClass(error: 1 / 4))
    let composed = try outer.after(inner)
    #expect(composed.error == 49.0 / 64)
    #expect(PlanarPoint.multiple(1.25 * 1.5).error == composed.error)
    #expect(try inner.after(outer) == composed)
  }

  @Test func theIdentityChangesNothing() throws {
    let (identity, contraction) = (try ContractiveClass(alpha: 1), try ContractiveClass(alpha: 0.75))
    #expect(try identity.after(contraction) == contraction)
    #expect(try contraction.after(identity) == contraction)
    let (exact, unbiased) = (try UnbiasedClass(zeta: 1), try UnbiasedClass(zeta: 3))
    #expect(try exact.after(unbiased) == unbiased)
    #expect(try exact.scaledByInverseZeta(after: contraction) == contraction)
  }
}
