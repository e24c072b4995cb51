import Checks
import Foundation
import Testing

@testable import Falsehoods

/// The figures of the published bank from the exact law of each implementation, which is enumerated from
/// the code that is examined.
@Suite struct ExactFigureTests {
  static let withMoments = GoldenBank.compressors.filter { $0.kind != "structural" }.map(\.id)
  static let withInformation = GoldenBank.compressors.filter { $0.klinf != nil }.map(\.id)

  private static func pair(_ id: String) throws -> (PlantedFault, GoldenBank.Entry, RelativeErrorLaw) {
    let fault = try PlantedFault.named(id)
    return (fault, try #require(GoldenBank.compressors.first { $0.id == id }), try #require(fault.law))
  }

  @Test(arguments: withMoments) func theEffectIsThePublishedOne(id: String) throws {
    let (fault, golden, law) = try Self.pair(id)
    let claim = try #require(fault.momentClaim)
    if case .classB2(let gamma, _) = claim {
      #expect(agrees(gamma / (try #require(law.meanAlong)), golden.effect.ratio))
      return
    }
    let bound = try #require(claim.secondMomentBound)
    #expect(agrees(law.meanSquaredError, golden.effect.mean))
    #expect(agrees(law.meanSquaredError / bound, golden.effect.ratio))
    guard case .unbiased = claim else { return }
    let bias = try #require(law.bias).reduce(0) { $0 + $1 * $1 }.squareRoot()
    if golden.effect.isBiasNoted {
      #expect(bias < 1e-14)
    } else {
      #expect(agrees(bias, golden.effect.bias))
    }
  }

  @Test(arguments: withInformation) func theInformationIsThePublishedOne(id: String) throws {
    let (fault, golden, _) = try Self.pair(id)
    let bound = try #require(try fault.informationBound())
    #expect(agrees(bound.information, golden.klinf))
    #expect(bound.gap < 1e-6 * bound.information)
    #expect(try fault.leastCalls(falseAlarm: 1e-3) == golden.leastCalls)
  }

  @Test(arguments: withMoments) func probabilitiesAddUpToOne(id: String) throws {
    let (fault, _, _) = try Self.pair(id)
    let x = fault.witness.input.entries
    switch fault.lawSource {
    case .decisions:
      let body = fault.makeBody()
      let outcomes = try #require(Enumeration.outcomes { body(x, &$0) })
      #expect(abs(outcomes.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
    case .squaredErrors(let atoms): #expect(abs(atoms().reduce(0) { $0 + $1.probability } - 1) < 1e-12)
    case .coordinates, .none: break
    }
  }

  /// What is examined has the law that was enumerated: the mean squared error of 4,000 calls is within
  /// five standard errors, a false alarm of 6·10⁻⁷ an entry. (What is too rare for 4,000 calls, in `adapt-04`,
  /// moves the mean by less than 10⁻⁵.)
  @Test(arguments: withMoments) func callsFollowTheLaw(id: String) throws {
    let (fault, _, law) = try Self.pair(id)
    let x = fault.witness.input
    let draws = try fault.subject.makeSession().draws(of: x, seeds: Array(0..<4000))
    let norm = x.entries.reduce(0) { $0 + $1 * $1 }
    let errors = (0..<draws.count).map { t in
      zip(draws.draw(t), x.entries).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / norm
    }
    let mean = errors.reduce(0, +) / 4000
    let variance = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3999
    #expect(abs(mean - law.meanSquaredError) <= 5 * (variance / 4000).squareRoot() + 1e-5 * mean)
  }
}

extension CompressorClaim {
  fileprivate var secondMomentBound: Double? {
    switch self {
    case .contractive(let bound), .unbiased(let bound): bound
    default: nil
    }
  }
}
