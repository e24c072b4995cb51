import Foundation
import Testing
import Theory

@Suite struct FrozenFloorsTests {
  /// `R(j)`, the autocovariances of one momentum average and of two.
  private func covariances(_ eta: Double, _ lag: Int) -> (single: Double, double: Double) {
    let (rho, r) = (1 - eta, (1 - eta) * (1 - eta))
    let decay = pow(rho, Double(lag))
    let cube = (1 - r) * (1 - r) * (1 - r)
    return (
      eta / (2 - eta) * decay, pow(eta, 4) * decay * ((1 + r) / cube + Double(lag) / ((1 - r) * (1 - r)))
    )
  }

  /// The closed forms are the sums over the ages of what was sent last.
  @Test(arguments: [0.9, 0.5, 0.1], [1, 0.5, 0.1, 0.02]) func theClosedFormsAreSumsOverAges(
    _ alpha: Double, _ eta: Double
  ) throws {
    let floors = try FrozenMomentumFloors(momentum: eta, compressor: ContractiveClass(alpha: alpha))
    let now = covariances(eta, 0)
    var (single, double) = (now.single, now.double)
    // What is older than 400 rounds has a weight below 0.9⁴⁰⁰ < 10⁻¹⁸.
    for age in 0..<400 {
      let weight = alpha * pow(1 - alpha, Double(age))
      let past = covariances(eta, age)
      single -= weight * past.single
      double -= weight * past.double
    }
    #expect((floors.compressionError / (2 * single) - 1).magnitude < 1e-10)
    #expect((floors.secondCompressionError / (2 * double) - 1).magnitude < 1e-8)
    #expect((floors.secondMomentumVariance / now.double - 1).magnitude < 1e-12)
    #expect(floors.momentumError(workerCount: 4) == now.single / 4)
  }

  @Test func withoutMomentumBothAreOne() throws {
    let floors = try FrozenMomentumFloors(momentum: 1, compressor: ContractiveClass(alpha: 0.25))
    #expect(floors.compressionError == 1.5 && floors.secondCompressionError == 1.5)
    #expect(floors.secondMomentumError == 0 && floors.secondMomentumVariance == 1)
  }

  /// The noise terms of the theory, η²/α and η³/α²; the prefactors go first.
  @Test func slopes() throws {
    func slope(_ ratio: Double, _ values: [Double]) -> Double { log(values[1] / values[0]) / log(ratio) }
    for alpha in [0.02, 0.1, 0.5] {
      let compressor = try ContractiveClass(alpha: alpha)
      let floors = try [0.01, 0.04].map { try FrozenMomentumFloors(momentum: $0 * alpha, compressor: compressor) }
      #expect((slope(4, floors.map(\.compressionError)) - 2).magnitude < 0.05)
      #expect((slope(4, floors.map(\.secondCompressionError)) - 3).magnitude < 0.05)
    }
    let floors = try [0.05, 0.2].map {
      try FrozenMomentumFloors(momentum: 0.002, compressor: ContractiveClass(alpha: $0))
    }
    let single = floors.map { $0.compressionError / $0.compressor.error }
    let double = floors.map { $0.secondCompressionError / ($0.compressor.error * (1 + $0.compressor.error)) }
    #expect((slope(4, single) + 1).magnitude < 0.05 && (slope(4, double) + 2).magnitude < 0.05)
  }
}
