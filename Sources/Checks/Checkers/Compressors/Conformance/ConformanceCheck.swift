import Foundation
import GSL
public import Theory

/// Passes a compressor through every law that it claims, on the inputs that tell good from bad.
///
/// - Claims:   structural laws (homogeneity, oddness, permutation equivariance, idempotence, sparsity,
///             levels), finite outputs at extreme magnitudes, zero at zero; of a compressor of this
///             package also the class constants by exact moments, and the round trip and length of its
///             message.
/// - Evidence: each law at every input of the library in dimensions 1, 2, 6 and 16 and at zero, with
///             one seed an input.
/// - Judged:   one counterexample refutes; else the verdict is `holds exactly`, on these inputs and
///             seeds.
/// - Blind to: other inputs, and outcomes that the seeds did not show.
public struct ConformanceCheck: Check {
  public let subject: any CompressorSubject
  private let tests: [[any ConformanceTest]]
  private let shapes: [[Int]]
  private let domain: Domain

  /// The dimensions at which compressors of vectors are tried.
  public static let dimensions = [1, 2, 6, 16]

  /// - Parameters:
  ///   - domain: The inputs for which they are claimed.
  ///   - laws: The laws that are claimed, for each shape.
  public init(
    of subject: any CompressorSubject, shapes: [[Int]], domain: Domain, laws: (_ shape: [Int]) -> [StructuralLaw]
  ) {
    self.subject = subject
    self.shapes = shapes
    self.domain = domain
    tests = shapes.map { shape in [FiniteRangeTest()] + laws(shape).compactMap(Self.test) }
  }

  init(
    of subject: any CompressorSubject, shapes: [[Int]], domain: Domain,
    tests: (_ shape: [Int]) -> [any ConformanceTest]
  ) {
    self.subject = subject
    self.shapes = shapes
    self.domain = domain
    self.tests = shapes.map(tests)
  }

  public var id: CheckID { CheckID(subject: subject.name, property: "conformance") }

  /// The test of a law that needs nothing but outputs.
  static func test(of law: StructuralLaw) -> (any ConformanceTest)? {
    switch law {
    case .homogeneous(let factors): HomogeneityTest(factors: factors)
    case .odd: OddnessTest()
    case .idempotent: IdempotenceTest()
    case .sparse(let limit): SparsityTest(limit: limit)
    case .levels(let levels): LevelsTest(levels: levels)
    case .permutationEquivariant: nil
    }
  }

  public func gather(resuming earlier: ConformanceEvidence?, in run: RunSettings) throws -> ConformanceEvidence {
    if let earlier { return earlier }
    let session = try subject.makeSession()
    var trials: [ConformanceEvidence.Trial] = []
    for (shape, tests) in zip(shapes, tests) {
      let zero = LibraryInput(name: "zero, d = \(shape.reduce(1, *))", input: LibraryInput.zero(shape: shape))
      let inputs = [zero] + LibraryInput.library(shape: shape, domain: domain, dtype: subject.dtype, seed: run.seed)
      for test in tests {
        var trial = trials.first { $0.check == test.check } ?? ConformanceEvidence.Trial(test.check, test.statement)
        trial.statement = test.statement
        try examine(test, inputs, session, run.seed, &trial)
        trials.removeAll { $0.check == test.check }
        trials.append(trial)
      }
    }
    return ConformanceEvidence(trials: trials)
  }

  private func examine(
    _ test: any ConformanceTest, _ inputs: [LibraryInput], _ session: any CompressorSession, _ seed: UInt64,
    _ trial: inout ConformanceEvidence.Trial
  ) throws {
    for (index, input) in inputs.enumerated() where trial.violation == nil && trial.failure == nil {
      guard test.applies(to: input.input) else { continue }
      var stream = RandomStream(
        StreamName(seed: seed, purpose: .compressor, experiment: "conformance", repetition: index))
      trial.inputs += 1
      do {
        if let detail = try test.violation(at: input.input, of: session, seed: stream.next()) {
          trial.violation = PropertyEvidence.Sighting(input: input, detail: detail)
          trial.statement = test.statement
        }
      } catch {
        trial.failure = PropertyEvidence.Sighting(input: input, detail: "\(error)")
        try session.restart()
      }
    }
  }

  public func judge(_ evidence: ConformanceEvidence, by criterion: Criterion) -> [Finding] {
    evidence.trials.map { trial in
      let seen = trial.violation ?? trial.failure
      let verdict: Verdict =
        trial.violation != nil
        ? .refuted : trial.failure != nil ? .failed : trial.inputs > 0 ? .holdsExactly : .undecided
      return Finding(
        check: trial.check, claim: trial.statement, verdict: verdict, quantity: "counterexamples", calls: trial.inputs,
        shape: seen?.input.input.shape, dtype: subject.dtype.rawValue,
        witness: seen.map { Finding.Witness(name: $0.input.name, x: $0.input.input.entries) },
        notes: seen.map { ["At \($0.input.name): \($0.detail)."] } ?? ["Tried at \(trial.inputs) inputs."])
    }
  }
}
