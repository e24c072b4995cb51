/// One law that a subject claims, and how a single input can contradict it.
protocol ConformanceTest: Sendable {
  /// The name of the check.
  var check: String { get }
  /// The law in words.
  var statement: String { get }

  /// Whether the law says something at this input.
  func applies(to input: SubjectInput) -> Bool

  /// What contradicts the law at this input; nil if nothing does.
  func violation(at input: SubjectInput, of session: any CompressorSession, seed: UInt64) throws(SubjectFailure)
    -> String?
}

extension ConformanceTest {
  func applies(to input: SubjectInput) -> Bool { true }
}

extension CompressorSession {
  /// One draw of `C(x)`.
  func draw(_ x: [Double], shape: [Int], seed: UInt64) throws(SubjectFailure) -> [Double] {
    try draws(of: SubjectInput(x, shape: shape), seeds: [seed]).values
  }
}

/// The first entry at which two vectors differ by more than a relative tolerance, in words; bit by bit
/// but for the sign of zero where the tolerance is 0.
func firstDifference(_ actual: [Double], _ expected: [Double], tolerance: Double = 0) -> String? {
  guard actual.count == expected.count else { return "\(actual.count) entries instead of \(expected.count)" }
  let scale = expected.reduce(0) { max($0, $1.magnitude) }
  for i in actual.indices {
    let agrees =
      tolerance == 0 ? actual[i] == expected[i] : (actual[i] - expected[i]).magnitude <= tolerance * scale
    if !agrees { return "entry \(i) is \(actual[i]) instead of \(expected[i])" }
  }
  return nil
}
