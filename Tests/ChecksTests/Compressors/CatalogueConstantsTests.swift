import EFSpec
import GSL
import Testing
import Theory

@testable import Checks

/// The exact moments of every compressor of the catalogue against its constants.
@Suite struct CatalogueConstantsTests {
  private static let examples = Catalogue.compressorEntries.flatMap(\.examples)

  /// Inputs with entries whose magnitudes the theory allows.
  private static func inputs(_ d: Int, _ magnitudes: ClosedRange<Double>) -> [[Double]] {
    var stream = RandomStream(StreamName(seed: 21, purpose: .test, experiment: "constants, d = \(d)"))
    var inputs: [[Double]] = (0..<d).map { i in (0..<d).map { $0 == i ? -1 : 0 } }
    for t in [1, 4.0 / 3, 1.5.nextDown, 1.5, 1.5.nextUp, 2.0.nextDown, 0.25, 0.25.nextUp] {
      inputs.append([Double](repeating: t, count: d))
      inputs.append((0..<d).map { $0 == 0 ? 1 : -0.3 * t })
    }
    for _ in 0..<200 {
      let spread = 3 * stream.uniform()
      inputs.append((0..<d).map { _ in stream.gaussian() * (spread * stream.gaussian()).magnitude })
    }
    return inputs.map { x in
      x.map { $0 == 0 ? 0 : signed(min(max($0.magnitude, magnitudes.lowerBound), magnitudes.upperBound), like: $0) }
    }
  }

  private static func signed(_ magnitude: Double, like entry: Double) -> Double { entry < 0 ? -magnitude : magnitude }

  @Test(arguments: examples) func noInputBreaksAConstant(_ text: String) throws {
    let pair = try CompressorEntry.compressor(named: text)
    guard let compressor = pair.compressor as? any ExactMomentsCompressor else { return }
    for d in [1, 2, 5, 8] {
      guard let constants = try? pair.theory.constants(dimension: d) else { continue }
      for x in Self.inputs(d, pair.theory.inputMagnitudes) where x.contains(where: { $0 != 0 }) {
        let ratios = Ratios(compressor.moments(of: x), at: x)
        let flaw = ratios.flaw(in: constants)
        #expect(flaw == nil, "\(x)")
      }
    }
  }

  /// Within 10⁻⁶, as far as sequences that approach a constant are followed.
  @Test(arguments: examples) func extremalInputsShowTheirConstants(_ text: String) throws {
    let pair = try CompressorEntry.compressor(named: text)
    guard let compressor = pair.compressor as? any ExactMomentsCompressor else { return }
    for d in [1, 2, 5, 8] {
      guard let constants = try? pair.theory.constants(dimension: d) else { continue }
      for name in constants.tight where name != .deltaScaledByInverseZeta {
        for extremal in try pair.theory.extremalInputs(for: name, dimension: d) {
          let ratios = Ratios(compressor.moments(of: extremal.x), at: extremal.x)
          let constant = try #require(constants[name]).value
          let shown = try #require(ratios[name])
          #expect((shown - constant).magnitude <= 1e-6 * constant, "\(name) at \(extremal.x)")
        }
      }
    }
  }
}

/// What one input shows.
private struct Ratios {
  let u: Double
  let v: Double
  let e: Double
  let error: Double
  let bias: Double

  init(_ moments: CompressorMoments, at x: [Double]) {
    let square = EFSpec.squaredNorm(x.span)
    u = moments.squaredNorm / square
    v = moments.inner / square
    e = moments.squaredError / square
    error = moments.squaredError.squareRoot()
    bias = (squaredDistance(moments.mean.span, x.span) / square).squareRoot()
  }

  subscript(name: ConstantName) -> Double? {
    switch name {
    case .alpha, .zeta, .zetaExact: u
    case .beta: u / v
    case .gamma: v
    case .delta: 1 / (1 - e)
    case .absoluteError: error
    default: nil
    }
  }

  /// The constant that is broken by more than rounding, if any.
  func flaw(in constants: CompressorConstants) -> ConstantName? {
    let slack = 1e-12
    if let alpha = constants.alpha, u < alpha.value * (1 - slack) { return .alpha }
    if let gamma = constants.gamma, v < gamma.value * (1 - slack) { return .gamma }
    if let beta = constants.beta, u > beta.value * v * (1 + slack) { return .beta }
    if let delta = constants.delta, e > 1 - 1 / delta.value + slack { return .delta }
    if let zeta = constants.zeta, u > zeta.value * (1 + slack) { return .zeta }
    if let zeta = constants.zetaExact, u > zeta.value * (1 + slack) { return .zetaExact }
    if let delta = constants.absoluteError, error > delta.value * (1 + slack) { return .absoluteError }
    if constants.isUnbiased && bias > slack { return .zeta }
    return nil
  }
}
