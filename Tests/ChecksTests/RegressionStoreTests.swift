import Falsehoods
import Foundation
import Testing

@testable import Checks

/// Witnesses that are remembered from run to run.
@Suite struct RegressionStoreTests {
  static func withStore<Result>(_ body: (RegressionStore) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(RegressionStore(directory: folder))
  }

  static func files(of store: RegressionStore) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: store.directory, includingPropertiesForKeys: nil)
  }

  @Test func everyBitOfAWitnessSurvives() throws {
    try Self.withStore { store in
      let inputs = [
        SubjectInput([0.1, -1.0 / 3, .leastNonzeroMagnitude, 1e300, -0.0, .pi]),
        SubjectInput([1, 2, 3, 4], shape: [2, 2]),
      ]
      for input in inputs { try store.remember(input, dtype: "float64", subject: "a/b c", claim: "x(d)") }
      let read = try store.witnesses(subject: "a/b c", claim: "x(d)")
      #expect(read == inputs.reversed())
      #expect(read[1].entries.map(\.bitPattern) == inputs[0].entries.map(\.bitPattern))
      #expect(try store.witnesses(subject: "a/b c", claim: "y").isEmpty)
    }
  }

  @Test func aKnownWitnessLeavesTheFileAsItIs() throws {
    try Self.withStore { store in
      let input = SubjectInput([1, 0])
      #expect(try store.remember(input, dtype: "float64", subject: "s", claim: "c") != nil)
      #expect(try store.remember(input, dtype: "float64", subject: "s", claim: "c") == nil)
      let text = try String(contentsOf: try #require(Self.files(of: store).first), encoding: .utf8)
      #expect(text.contains("\"0x1p+0\",\n") && text.contains("\"claim\" : \"c\""))
    }
  }

  @Test func onlyTheLatestAreKept() throws {
    try Self.withStore { store in
      for value in 1...40 {
        try store.remember(SubjectInput([Double(value)]), dtype: "float64", subject: "s", claim: "c")
      }
      let kept = try store.witnesses(subject: "s", claim: "c")
      #expect(kept.count == RegressionStore.limit && kept.first?.entries == [40])
    }
  }

  @Test(arguments: [
    "", "{", "[]", "{\"formatVersion\":1}",
    #"{"formatVersion":2,"subject":"s","claim":"c","witnesses":[]}"#,
    #"{"formatVersion":1,"subject":"t","claim":"c","witnesses":[]}"#,
    #"{"formatVersion":1,"subject":"s","claim":"c","witnesses":[{"dtype":"float64","shape":[2],"x":["1"]}]}"#,
    #"{"formatVersion":1,"subject":"s","claim":"c","witnesses":[{"dtype":"float64","shape":[1],"x":["one"]}]}"#,
    #"{"formatVersion":1,"subject":"s","claim":"c","witnesses":[{"dtype":"float64","shape":[1],"x":["inf"]}]}"#,
    #"{"formatVersion":1,"subject":"s","claim":"c","witnesses":[{"dtype":"float64","shape":[1],"x":["0"]}]}"#,
    #"{"formatVersion":1,"subject":"s","claim":"c","witnesses":[{"dtype":"f","shape":[-1,-1],"x":["1"]}]}"#,
    #"{"formatVersion":1,"subject":"s","claim":"c","witnesses":[{"dtype":"f","shape":[],"x":["1"]}]}"#,
  ]) func aBadFileIsNamedWithItsRemedy(text: String) throws {
    try Self.withStore { store in
      try store.remember(SubjectInput([1]), dtype: "float64", subject: "s", claim: "c")
      let file = try #require(Self.files(of: store).first)
      try Data(text.utf8).write(to: file)
      let error = #expect(throws: UsageError.self) { try store.witnesses(subject: "s", claim: "c") }
      let line = try #require(error).description
      #expect(line.contains(file.lastPathComponent) && line.contains("delete it") && !line.contains("\n"))
    }
  }

  /// What was found once refutes at once: fewer calls, and at the remembered input.
  @Test(arguments: ["randk-13", "randkb-07", "topk-07"]) func aRememberedWitnessIsTriedFirst(id: String) throws {
    let fault = try #require(PlantedFault.bank.first { $0.id == id })
    let (_, first) = try ShrinkingTests.evidence(fault.subject, claim: fault.claim, dimension: fault.dimension)
    let witness = try #require(first.shrunk).input.input
    let check = try ClaimCheck(
      of: fault.subject, claim: ClaimSpecification(parsing: fault.claim), shapes: [[fault.dimension]],
      domain: Domain(defaultFor: .float64), seed: 2, remembered: [witness])
    let second = try check.gather(resuming: nil, in: ClaimCheckTests.settings)
    let arm = try #require(second.arms.first { $0.refutes(at: 1e-6) })
    #expect(arm.origin == .remembered && arm.input.input == witness)
    #expect(second.arms.reduce(0) { $0 + $1.weight } <= 1)
    #expect(second.calls == arm.calls, "no other input was called")
  }

  @Test func aRememberedWitnessOutsideTheDomainIsLeftOutWithARemark() throws {
    let check = try ClaimCheck(
      of: ShrinkingTests.builtin("topk(k=2)"), claim: ClaimSpecification(parsing: "contractive(alpha=2/d)"),
      shapes: [[4]], domain: Domain(parsing: "magnitude=1..2", dtype: .float64), seed: 1,
      remembered: [SubjectInput([5, 0, 0, 0]), SubjectInput([1])])
    let evidence = try check.gather(resuming: nil, in: ClaimCheckTests.settings)
    let finding = try #require(check.judge(evidence, by: Criterion()).first)
    // The second one is of a dimension in which the claim, alpha = 2, cannot hold.
    #expect(finding.verdict == .holdsExactly && finding.notes.count { $0.contains("left out") } == 2)
  }
}
