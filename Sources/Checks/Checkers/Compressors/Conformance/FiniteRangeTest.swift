/// Every output is finite and zero is kept at zero, at the largest and the smallest magnitudes as well.
struct FiniteRangeTest: ConformanceTest {
  var check: String { "extremeRange" }
  var statement: String { "C(x) is finite for entries from 2⁻¹⁰⁷⁰ to 10³⁰⁰, and C(0) = 0" }

  func violation(
    at input: SubjectInput, of session: any CompressorSession, seed: UInt64
  ) throws(SubjectFailure) -> String? {
    let largest = input.entries.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else {
      let image = try session.draw(input.entries, shape: input.shape, seed: seed)
      return image.contains { $0 != 0 } ? "C(0) has an entry \(image.first { $0 != 0 } ?? .nan)" : nil
    }
    for target in [1e300, 1, 1e-300, 0x1p-1070] {
      // In two steps, since the quotient itself can leave the range.
      let x = input.entries.map { $0 / largest * target }
      let image = try session.draw(x, shape: input.shape, seed: seed)
      if let broken = image.first(where: { !$0.isFinite }) {
        return "an entry of C(x) is \(broken) where the largest magnitude of x is \(target)"
      }
    }
    return nil
  }
}
