import Foundation
import GSL
import Testing

@testable import Checks

/// Smaller witnesses against assumptions: points and pairs at which the claim was refuted anew.
@Suite struct PointShrinkingTests {
  /// `‖x‖²/2` whose noise has the variance `(1 + 4x₃²)/2`, which the third entry alone can bring above 1.
  private static let growing = FunctionOracle(
    name: "growing", dimension: 6, minimiser: Array(repeating: 0, count: 6), gradient: { _, x in x },
    draw: { _, x, _, stream in
      let deviation = ((1 + 4 * x[2] * x[2]) / 12).squareRoot()
      return x.map { $0 + stream.gaussian(standardDeviation: deviation) }
    })

  /// `Σⱼ j xⱼ²/2`.
  private static let ramp = FunctionOracle(
    name: "ramp", dimension: 6, minimiser: Array(repeating: 0, count: 6),
    gradient: { _, x in x.indices.map { Double($0 + 1) * x[$0] } })

  @Test(arguments: [Double.infinity, 3]) func onlyTheEntryThatMattersIsLeft(radius: Double) throws {
    let finding = try finding("boundedVariance(sigma2=1)", Self.growing, radius: radius)
    let small = try #require(finding.shrunkWitness)
    #expect(finding.verdict == .refuted && small.shape == [6])
    #expect(small.x.indices.filter { small.x[$0] != 0 } == [2])
    #expect(1 < (1 + 4 * small.x[2] * small.x[2]) / 2 && small.x[2].magnitude <= radius)
    // Its own e-value, its share of the error budget included, is beyond 10⁶.
    #expect((small.logEValue ?? 0) >= log(1e6) && small.calls > 0)
  }

  @Test func aPairIsMadeSmallerToo() throws {
    let far: [[Double]] = [[3, 1, 0.2, 0.1, 0, 0], [-1, 0.9, 0.2, 0.1, 0, 0]]
    let finding = try finding("stronglyConvex(mu=1.2)", Self.ramp, own: far)
    let small = try #require(finding.shrunkWitness)
    #expect(finding.verdict == .refuted && small.shape == [2, 6] && small.logEValue == nil)
    let (x, y) = (small.x.prefix(6), small.x.suffix(6))
    let squares = zip(x, y).map { ($0 - $1) * ($0 - $1) }
    let product = squares.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    #expect(product < 1.2 * squares.reduce(0, +))
    #expect(small.x.count { $0 != 0 } <= 2)
  }

  @Test func whatIsNotRefutedHasNone() throws {
    #expect(try finding("boundedVariance(sigma2=1)", Self.growing, radius: 0.5).shrunkWitness == nil)
    #expect(try finding("stronglyConvex(mu=1)", Self.ramp).shrunkWitness == nil)
  }

  @Test func aFaultThatIsEverywhereIsShownAtZero() throws {
    let noisy = FunctionOracle(
      name: "noisy", dimension: 3, minimiser: [1, 2, 3], gradient: { _, x in x },
      draw: { _, x, _, stream in x.map { $0 + stream.gaussian() } })
    let small = try #require(try finding("boundedVariance(sigma2=1)", noisy).shrunkWitness)
    #expect(small.x == [0, 0, 0])
  }
}
