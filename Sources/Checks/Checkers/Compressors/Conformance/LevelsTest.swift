import EFSpec
import Foundation
import Theory

/// Every entry of `C(x)` is zero or, up to its sign, one of the levels; to 10⁻¹² where a level is
/// computed, bit by bit for powers of two.
struct LevelsTest: ConformanceTest {
  let levels: StructuralLaw.LevelSet

  var check: String { "levels" }
  var statement: String { StructuralLaw.levels(levels).statement }

  func violation(
    at input: SubjectInput, of session: any CompressorSession, seed: UInt64
  ) throws(SubjectFailure) -> String? {
    let image = try session.draw(input.entries, shape: input.shape, seed: seed)
    let norm = unit(of: input.entries)
    for (i, entry) in image.enumerated() where entry != 0 && !isLevel(entry.magnitude / norm) {
      return "entry \(i) is \(entry), which is no level"
    }
    return nil
  }

  private func unit(of x: [Double]) -> Double {
    guard case .fractionsOfNorm(_, let p) = levels else { return 1 }
    return (p == .infinity ? Norm.infinity : .finite(p))(x.span)
  }

  private func isLevel(_ magnitude: Double) -> Bool {
    func agrees(_ level: Double) -> Bool { (magnitude - level).magnitude <= 1e-12 * level }
    switch levels {
    case .powers(let base) where base.significand == 1 && base == 2: return magnitude.significand == 1
    case .powers(let base): return agrees(pow(base, (log(magnitude) / log(base)).rounded()))
    case .multiples(let step): return agrees(step * (magnitude / step).rounded())
    case .given(let values), .fractionsOfNorm(let values, _): return values.contains(where: agrees)
    }
  }
}
