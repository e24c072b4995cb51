import GSL

/// Watches a subject's manners before any statistics are taken, which would mean nothing otherwise.
///
/// - Claims:   every output is finite; the argument is left as it was; draws with different seeds are
///             independent (no global generator is set to a fixed state); outputs do not depend on
///             earlier calls.
/// - Evidence: four draws at every input of the library, and the same seed before and after other
///             calls and in fresh starts.
/// - Judged:   one counterexample refutes; a memory must show in eleven fresh starts, so that chance alone is taken
///             for one with probability below 10⁻⁶. The other verdicts are `consistent`: nothing was seen.
/// - Blind to: what happens more rarely than once in the calls made.
public struct PropertyCheck: Check {
  public let subject: any CompressorSubject
  public let domain: Domain
  private let inputs: [LibraryInput]
  private let deadline: ContinuousClock.Instant?

  private static let drawsPerInput = 4
  private static let failureLimit = 3
  /// Further fresh starts that a memory must pass. Draws that neither the seed nor the past fixes would agree with the
  /// first one in a fresh start, and differ from it later, with probability at most `max p(1 − p) = 1/4` each time:
  /// 4⁻¹⁰ < 10⁻⁶ in all.
  private static let freshStarts = 10

  /// - Parameter deadline: When to stop although inputs are left; nil for never.
  public init(
    of subject: any CompressorSubject, shapes: [[Int]], domain: Domain, seed: UInt64, own: [[Double]] = [],
    deadline: ContinuousClock.Instant? = nil
  ) {
    self.deadline = deadline
    self.subject = subject
    self.domain = domain
    var inputs: [LibraryInput] = []
    for shape in shapes {
      if domain.containsZero {
        let place = shape.map(String.init).joined(separator: "×")
        inputs.append(LibraryInput(name: "zero, d = \(place)", input: LibraryInput.zero(shape: shape)))
      }
      let d = shape.reduce(1, *)
      inputs += LibraryInput.library(
        shape: shape, domain: domain, dtype: subject.dtype, seed: seed, own: own.filter { $0.count == d })
    }
    self.inputs = inputs
  }

  public var id: CheckID { CheckID(subject: subject.name, property: "properties") }

  public func gather(resuming earlier: PropertyEvidence?, in run: RunSettings) throws -> PropertyEvidence {
    if let earlier { return earlier }
    guard let session = try subject.makeSessionInTime() else { return PropertyEvidence(endedByTimeLimit: true) }
    var evidence = PropertyEvidence(isDeclaredDeterministic: session.isDeclaredDeterministic)
    examineHistory(session, &evidence)
    for (index, input) in inputs.enumerated() {
      var stream = RandomStream(
        StreamName(seed: run.seed, purpose: .compressor, experiment: "properties", repetition: index))
      let seeds = (0..<Self.drawsPerInput).map { _ in stream.next() }
      guard let draws = draws(at: input, seeds: seeds, session, &evidence) else {
        if evidence.wasGivenUp || evidence.endedByTimeLimit { break } else { continue }
      }
      note(draws, at: input, &evidence)
    }
    return evidence
  }

  public func judge(_ evidence: PropertyEvidence, by criterion: Criterion) -> [Finding] {
    PropertyJudgement(evidence: evidence, dtype: subject.dtype, domain: domain).findings
  }

  /// Calls with one seed: twice running, and after another input; where they differ, again in fresh starts.
  private func examineHistory(_ session: any CompressorSession, _ evidence: inout PropertyEvidence) {
    guard let x = inputs.first(where: { $0.name.hasPrefix("Gaussian") }) ?? inputs.last, let y = inputs.first else {
      return
    }
    /// The outputs at `x` first, second, and after a call at `y`.
    func outputs() -> [[UInt64]]? {
      let calls = [(x, 1), (x, 1), (y, 2), (x, 1)].map { input, seed in
        draws(at: input, seeds: [seed], session, &evidence)?.values.map(\.bitPattern)
      }
      guard let first = calls[0], let second = calls[1], calls[2] != nil, let third = calls[3] else { return nil }
      return [first, second, third]
    }
    guard let once = outputs() else { return }
    guard let place = [1, 2].first(where: { once[$0] != once[0] }) else {
      evidence.history = .none
      return
    }
    for _ in 0..<Self.freshStarts {
      guard (try? session.restart()) != nil, let again = outputs() else { return }
      guard again[0] == once[0], again[place] != once[0] else {
        evidence.history = .notReproducible
        return
      }
    }
    evidence.history = .remembered
    evidence.historyDetail =
      place == 2
      ? "one call at another input changed the output for the same seed"
      : "a second call with the same seed and input gave another output"
  }

  private func draws(
    at input: LibraryInput, seeds: [UInt64], _ session: any CompressorSession, _ evidence: inout PropertyEvidence
  ) -> SubjectDraws? {
    guard !evidence.wasGivenUp, !evidence.endedByTimeLimit else { return nil }
    if let deadline, ContinuousClock.now >= deadline {
      evidence.endedByTimeLimit = true
      return nil
    }
    do {
      let draws = try session.draws(of: input.input, seeds: seeds)
      evidence.calls += seeds.count
      return draws
    } catch  where error.kind == .endOfRun {
      evidence.endedByTimeLimit = true
      return nil
    } catch {
      evidence.failures.append(PropertyEvidence.Sighting(input: input, detail: error.message))
      evidence.wasGivenUp = evidence.failures.count >= Self.failureLimit || (try? session.restart()) == nil
      return nil
    }
  }

  private func note(_ draws: SubjectDraws, at input: LibraryInput, _ evidence: inout PropertyEvidence) {
    func sighting(_ detail: String) -> PropertyEvidence.Sighting { .init(input: input, detail: detail) }
    let first = draws.draw(0).map(\.bitPattern)
    for index in 0..<draws.count {
      let output = draws.draw(index)
      if output.map(\.bitPattern) != first { evidence.allOutputsEqual = false }
      if evidence.nonFinite == nil, let place = output.firstIndex(where: { !$0.isFinite }) {
        evidence.nonFinite = sighting("entry \(place - output.startIndex) of C(x) is \(output[place])")
      }
    }
    if draws.inputWasMutated, evidence.mutation == nil { evidence.mutation = sighting("the argument was changed") }
    if draws.generatorWasReseeded, evidence.reseeding == nil {
      evidence.reseeding = sighting("a global generator was set to a state that does not depend on the seed")
    }
  }
}
