import Foundation
import Theory

/// `C(tx) = t C(x)` for the same seed.
///
/// For powers of two both sides are exact in binary and must agree bit by bit, at the very largest
/// and smallest scales as well; for other bases they agree to 10⁻¹².
struct HomogeneityTest: ConformanceTest {
  let factors: StructuralLaw.ScaleFactors

  var check: String { "homogeneous" }
  var statement: String { StructuralLaw.homogeneous(factors).statement }

  private var base: Double {
    switch factors {
    case .all: 2
    case .powers(let base): base
    }
  }

  /// Subnormal entries lose digits at every scale.
  func applies(to input: SubjectInput) -> Bool { input.entries.allSatisfy { $0 == 0 || $0.isNormal } }

  func violation(
    at input: SubjectInput, of session: any CompressorSession, seed: UInt64
  ) throws(SubjectFailure) -> String? {
    let (x, isBinary) = (input.entries, base.significand == 1)
    let image = try session.draw(x, shape: input.shape, seed: seed)
    for exponent in isBinary ? [-900, -30, -1, 1, 30, 900] : [-3, -1, 1, 3] {
      let t = pow(base, Double(exponent))
      let scaled = x.map { t * $0 }
      // A scale at which the input itself leaves the normal numbers says nothing.
      guard scaled.allSatisfy({ $0 == 0 || $0.isNormal }) else { continue }
      let expected = image.map { t * $0 }
      guard expected.allSatisfy({ $0 == 0 || $0.isNormal }) else { continue }
      let actual = try session.draw(scaled, shape: input.shape, seed: seed)
      if let difference = firstDifference(actual, expected, tolerance: isBinary ? 0 : 1e-12) {
        return "at t = \(t), \(difference)"
      }
    }
    return nil
  }
}
