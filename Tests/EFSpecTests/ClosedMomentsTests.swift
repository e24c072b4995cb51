import EFSpec
import Testing

/// Moments in closed form are those of the law that is listed outcome by outcome.
@Suite struct ClosedMomentsTests {
  private static let x = [3.0, -1, 0.5, 0, 2, -7]

  @Test(arguments: [1, 2, 5, 6, 9]) func ofRandK(_ k: Int) {
    for scaling in [RandK.Scaling.biased, .unbiased] { expectMoments(of: RandK(k, scaling: scaling)) }
  }

  @Test(arguments: [1, 2, 3, 7], [1, 2, 4]) func ofRandomBlocks(_ k: Int, _ length: Int) {
    expectMoments(of: BlockRandK(k, blockLength: length))
  }

  private func expectMoments(of compressor: some FiniteSupportCompressor) {
    let moments = compressor.moments(of: Self.x)
    let outcomes = compressor.outcomes(of: Self.x)
    func expected(_ value: ([Double]) -> Double) -> Double {
      outcomes.reduce(0) { $0 + $1.probability * value($1.value) }
    }
    func expectClose(_ a: Double, _ b: Double) { #expect(abs(a - b) <= 1e-12 * 64) }
    for i in Self.x.indices { expectClose(moments.mean[i], expected { $0[i] }) }
    expectClose(moments.squaredNorm, expected { $0.reduce(0) { $0 + $1 * $1 } })
    expectClose(moments.squaredError, expected { zip($0, Self.x).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } })
    expectClose(moments.inner, expected { zip($0, Self.x).reduce(0) { $0 + $1.0 * $1.1 } })
  }
}
