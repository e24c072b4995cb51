import Theory

/// At most `limit` entries of `C(x)` are not zero.
struct SparsityTest: ConformanceTest {
  let limit: Int

  var check: String { "sparse" }
  var statement: String { StructuralLaw.sparse(atMost: limit).statement }

  func violation(
    at input: SubjectInput, of session: any CompressorSession, seed: UInt64
  ) throws(SubjectFailure) -> String? {
    let count = try session.draw(input.entries, shape: input.shape, seed: seed).count { $0 != 0 }
    return count > limit ? "\(count) entries are not zero" : nil
  }
}
