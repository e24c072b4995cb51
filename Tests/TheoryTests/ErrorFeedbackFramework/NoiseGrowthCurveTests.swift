import Foundation
import Testing
import Theory

@Suite struct NoiseGrowthCurveTests {
  /// In one dimension with `H = 2`, `Q = 12`, `h = 2`, `s⋆ = 1`: `M₀ = 3` and `σ²(M) = 1 + 4/(4M − 12)`.
  @Test func aLineByHand() throws {
    let curve = try NoiseGrowthCurve(hessian: [2], form: [12], slope: [2], floorAtMinimiser: 1)
    #expect((curve.criticalGrowth - 3).magnitude < 1e-14)
    #expect((curve.floor(atGrowth: 4) - 2).magnitude < 1e-14)
    #expect(curve.floor(atGrowth: 2.9) == .infinity && curve.floor(atGrowth: 3) == .infinity)
  }

  /// Where the noise vanishes at the minimiser there is none left: `σ² = 0` from `M₀` on.
  @Test func interpolationNeedsNoFloor() throws {
    let curve = try NoiseGrowthCurve(hessian: [2, 0, 0, 1], form: [4, 0, 0, 3], slope: [0, 0], floorAtMinimiser: 0)
    #expect((curve.criticalGrowth - 3).magnitude < 1e-14)
    #expect(curve.floor(atGrowth: 3.1) == 0 && curve.floor(atGrowth: curve.criticalGrowth) == 0)
    #expect(curve.floor(atGrowth: 2.9) == .infinity)
  }

  /// At `z = (M H² − Q)⁻¹h` both sides are equal, elsewhere the bound is larger.
  @Test(arguments: [1.01, 1.5, 4]) func theBoundIsAttained(_ multiple: Double) throws {
    let (H, Q, h) = ([2.0, 0.5, 0.5, 1], [5.0, 1, 1, 4], [0.3, -0.7])
    let curve = try NoiseGrowthCurve(hessian: H, form: Q, slope: h, floorAtMinimiser: 0.25)
    let growth = multiple * curve.criticalGrowth
    let worst = try #require(curve.worstOffset(atGrowth: growth))
    func excess(_ z: [Double]) -> Double {
      let gradient = [H[0] * z[0] + H[1] * z[1], H[2] * z[0] + H[3] * z[1]]
      let square = Q[0] * z[0] * z[0] + 2 * Q[1] * z[0] * z[1] + Q[3] * z[1] * z[1]
      return 0.25 + 2 * (h[0] * z[0] + h[1] * z[1]) + square
        - growth * (gradient[0] * gradient[0] + gradient[1] * gradient[1])
    }
    let floor = curve.floor(atGrowth: growth)
    #expect((excess(worst) - floor).magnitude < 1e-11 * floor)
    for step in [[0.1, 0], [-0.1, 0], [0, 0.1], [0, -0.1]] {
      #expect(excess([worst[0] + step[0], worst[1] + step[1]]) < floor)
    }
  }
}
