import Foundation
import Testing

@testable import Checks

/// Methods written in Python, through the adapter and its frames.
@Suite("Foreign methods", .enabled(if: ForeignFixtures.hasNumpy, "needs python3 with numpy"))
struct ForeignMethodTests {
  /// The examples that users are shown.
  private static func example(_ file: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../adapters/python/examples/\(file)")
      .standardizedFileURL.path
  }

  private func findings(
    _ method: KnownMethod, _ name: String, in file: String, dtype: DType = .float64, patience: Double = 30,
    dimensions: [Int] = []
  ) throws -> [Finding] {
    let subject = ForeignMethod(
      .python(
        PythonTarget(file: file, name: name), dtype: dtype, limits: ForeignLimits(requestSeconds: patience)))
    let check = MethodCheck(of: subject, method: method, dimensions: dimensions)
    let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())
    return check.judge(try check.gather(resuming: nil, in: run), by: run.criterion)
  }

  private func fixture(_ method: KnownMethod, _ name: String, patience: Double = 30) throws -> [String: Finding] {
    let found = try findings(method, name, in: ForeignFixtures.path("methods_fixture.py"), patience: patience)
    return Dictionary(uniqueKeysWithValues: found.map { ($0.check, $0) })
  }

  @Test(arguments: [
    (KnownMethod.ef14, "EF14"), (.ef21, "EF21"), (.ef21SGDM, "EF21SGDM"), (.ef21SGDM, "EF21SGDMInThePapersOrder"),
    (.delayedSGD, "DelayedSGD"), (.localSGD, "LocalSGD"),
  ])
  func aCorrectMethodIsAccepted(method: KnownMethod, name: String) throws {
    for dtype in [DType.float64, .float32] {
      let findings = try findings(method, name, in: Self.example("methods.py"), dtype: dtype)
      #expect(findings.count == (method.compresses ? 4 : 3))
      #expect(findings.allSatisfy { $0.verdict == .consistent }, "\(dtype): \(findings.map(\.notes))")
    }
  }

  /// Every fault is refuted by the first state that differs, and named.
  @Test(arguments: [
    (
      KnownMethod.ef21SGDM, "MemoryNeverApplied", "what is compressed, vᵢ − gᵢ, round 1, worker 0, coordinate 0",
      "the memory is never applied: vᵢ is compressed in place of vᵢ − gᵢ"
    ),
    (
      .ef21SGDM, "MemoryOfTheAveragedGradient", "the state averages, round 0, worker 0, coordinate 0",
      "the memory is computed from the averaged gradient in place of the local one"
    ),
    (
      .ef21SGDM, "MomentumOnTheWrongSide", "what is compressed, vᵢ − gᵢ, round 1, worker 0, coordinate 0",
      "η is on the wrong side: vᵢ⁺ = η vᵢ + (1 − η) ∇fᵢ"
    ),
    (
      .ef14, "EF14MemoryNeverApplied", "what is compressed, eᵢ + γ∇fᵢ, round 1, worker 0, coordinate 1",
      "the memory is never applied: the step alone is compressed"
    ),
    (
      .ef14, "EF14MemoryOfTheAveragedGradient", "the state memory, round 0, worker 0, coordinate 0",
      "the memory is computed from the averaged gradient in place of the local one"
    ),
    (.ef14, "EF14SumOfMessages", "the state x, round 0, coordinate 0", "the messages are added without their mean"),
    (
      .delayedSGD, "DelayOneTooLong", "the point where the gradient is wanted, round 2, worker 0, coordinate 0",
      "every gradient is applied one round too late"
    ),
    (
      .localSGD, "LocalSGDWithoutMean", "the state points, round 2, worker 0, coordinate 0",
      "the workers never take the mean"
    ),
  ])
  func aFaultIsRefutedAndNamed(method: KnownMethod, name: String, place: String, words: String) throws {
    for dtype in [DType.float64, .float32] {
      let findings = try findings(method, name, in: Self.example("faulty_methods.py"), dtype: dtype)
      let finding = try #require(findings.first { $0.check == "stateByState" })
      #expect(finding.verdict == .refuted && finding.quantity == place)
      #expect(finding.notes.contains { $0.contains("agrees with the method in which \(words)") }, "\(finding.notes)")
      #expect(finding.promised["expected"] != finding.observed?.estimate && finding.witness != nil)
    }
  }

  @Test func invariantsTellWhichOfThemAFaultBreaks() throws {
    func broken(_ method: KnownMethod, _ name: String) throws -> Set<String> {
      let findings = try findings(method, name, in: Self.example("faulty_methods.py"))
      return Set(findings.filter { $0.verdict == .refuted }.map(\.check)).subtracting(["stateByState"])
    }
    #expect(try broken(.ef21SGDM, "MemoryNeverApplied") == ["memoryConserved", "memoryActive"])
    #expect(try broken(.ef21SGDM, "MomentumOnTheWrongSide") == [])
    #expect(try broken(.ef14, "EF14MemoryNeverApplied") == ["memoryActive"])
    #expect(try broken(.ef14, "EF14MemoryOfTheAveragedGradient") == ["memoryConserved"])
    #expect(try broken(.localSGD, "LocalSGDWithoutMean") == ["replicasAgree"])
    let zero = try fixture(.ef14, "MemoryStaysZero")
    #expect(zero["memoryActive"]?.verdict == .refuted && zero["memoryConserved"]?.verdict == .refuted)
    let drift = try fixture(.ef21SGDM, "ReplicasDrift")
    #expect(drift["replicasAgree"]?.verdict == .refuted && drift["memoryConserved"]?.verdict == .consistent)
  }

  @Test(arguments: [
    (KnownMethod.ef14, "StepSizeOutside", "keeps the step size outside the memory"), (.ef14, "AsksAhead", ""),
    (.ef21SGDM, "FromZero", "starts from zero"), (.ef14, "Prints", ""),
  ])
  func anotherFormOfTheMethodIsAccepted(method: KnownMethod, name: String, words: String) throws {
    let found = try fixture(method, name)
    #expect(found.values.allSatisfy { $0.verdict == .consistent }, "\(found.values.map(\.notes))")
    #expect(words.isEmpty || found["stateByState"]?.notes.first?.contains(words) == true)
  }

  @Test func anotherMethodIsNamed() throws {
    let findings = try findings(.ef14, "EF21", in: Self.example("methods.py"))
    #expect(findings[0].notes.contains { $0.contains("the update is that of EF21.") }, "\(findings[0].notes)")
  }

  /// Each way to misbehave ends in a finding of one line that says what to mend.
  @Test(arguments: [
    ("NoIterate", "NoIterate has no attribute x"), ("NoStep", "NoStep has no method step"),
    ("WantsMore", "WantsMore needs temperature; what it can be given is x0, workers, dimension, gradient, step_size"),
    ("WrongShape", "memory has the shape (), expected (1, 1)"),
    ("WrongVector", "the vector of compress has the shape (0,), expected (1,)"), ("Raises", "RuntimeError: no more"),
    ("Crashes", "exit status 17"), ("Hangs", "gave no answer within 0.5 s"),
    ("AsksForEver", "look for an endless loop"),
    ("UnknownWorker", "takes a worker from 0 to 0, not 1"), ("not_a_class", "neither a class nor a function"),
    ("absent", "has no attribute 'absent'"),
  ])
  func misbehaviourIsAFailure(name: String, words: String) throws {
    let found = try fixture(.ef14, name, patience: name == "Hangs" ? 0.5 : 30)
    let answers = try #require(found["answers"])
    #expect(found.count == 1 && answers.verdict == .failed)
    #expect(answers.notes.first?.contains(words) == true, "\(answers.notes)")
  }

  @Test func notANumberIsRefuted() throws {
    #expect(try fixture(.ef14, "NotANumber")["finiteOutput"]?.verdict == .refuted)
  }

  @Test func aCompressorThatIsNeverCalledIsMissed() throws {
    let found = try fixture(.ef14, "NeverCompresses")
    #expect(found["stateByState"]?.verdict == .refuted && found["memoryActive"]?.verdict == .undecided)
    #expect(found["stateByState"]?.notes.first?.contains("0 vectors were compressed, expected 1.") == true)
  }

  @Test func aCaseThatFailsLeavesTheOthersToBeJudged() throws {
    let name = "RaisesInOneDimension"
    let found = try fixture(.ef14, name)
    #expect(found["answers"]?.verdict == .failed && found["stateByState"]?.verdict == .undecided)
    let findings = try findings(.ef14, name, in: ForeignFixtures.path("methods_fixture.py"), dimensions: [3, 5])
    #expect(findings.allSatisfy { $0.verdict == .consistent }, "\(findings.map(\.notes))")
  }
}
