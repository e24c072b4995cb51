import Theory

/// `C(−x) = −C(x)` for the same seed, bit by bit.
struct OddnessTest: ConformanceTest {
  var check: String { "odd" }
  var statement: String { StructuralLaw.odd.statement }

  func violation(
    at input: SubjectInput, of session: any CompressorSession, seed: UInt64
  ) throws(SubjectFailure) -> String? {
    let image = try session.draw(input.entries, shape: input.shape, seed: seed)
    let opposite = try session.draw(input.entries.map { -$0 }, shape: input.shape, seed: seed)
    return firstDifference(opposite, image.map { -$0 })
  }
}
