import Theory

/// `C(C(x)) = C(x)`, whatever the randomness of the second application.
struct IdempotenceTest: ConformanceTest {
  var check: String { "idempotent" }
  var statement: String { StructuralLaw.idempotent.statement }

  func violation(
    at input: SubjectInput, of session: any CompressorSession, seed: UInt64
  ) throws(SubjectFailure) -> String? {
    let image = try session.draw(input.entries, shape: input.shape, seed: seed)
    let again = try session.draw(image, shape: input.shape, seed: seed &+ 1)
    return firstDifference(again, image, tolerance: 1e-12)
  }
}
