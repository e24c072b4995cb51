import ArgumentParser
import Checks
import Foundation
import GSL
import Reporting
import Synchronization
import Testing

@testable import efcheck

/// Looks whether uniform numbers have the mean that is claimed; small, but random and resumable as a
/// real check is.
private struct MeanCheck: Check {
  struct Evidence: Codable, Sendable {
    var mean: Double
    var wasResumed: Bool
  }

  let id: CheckID
  var claimedMean = 0.5
  var fails = false

  struct Breakdown: Error {}

  func gather(resuming earlier: Evidence?, in run: RunSettings) throws -> Evidence {
    if fails { throw Breakdown() }
    if var earlier {
      earlier.wasResumed = true
      return earlier
    }
    var stream = RandomStream(StreamName(seed: run.seed, purpose: .test, experiment: "\(id)"))
    return Evidence(mean: (0..<1000).reduce(0) { sum, _ in sum + stream.uniform() } / 1000, wasResumed: false)
  }

  /// The mean of 1000 numbers is off by 0.1 with probability below 2 exp(−20), by Hoeffding.
  func judge(_ evidence: Evidence, by criterion: Criterion) -> [Finding] {
    [
      Finding(
        check: id.property, claim: "mean \(claimedMean)",
        verdict: abs(evidence.mean - claimedMean) > 0.1 ? .refuted : .consistent,
        quantity: "mean", calls: 1000, observed: .init(lower: nil, estimate: evidence.mean, upper: nil),
        notes: ["share \(criterion.falseAlarmProbability)"] + (evidence.wasResumed ? ["resumed"] : []))
    ]
  }
}

@Suite struct ReportRunTests {
  private static let checks: [any Check] = [
    MeanCheck(id: CheckID(subject: "uniform", property: "mean")),
    MeanCheck(id: CheckID(subject: "shifted", property: "mean"), claimedMean: 0.7),
    MeanCheck(id: CheckID(subject: "broken", property: "mean"), fails: true),
    MeanCheck(id: CheckID(subject: "it's uniform", property: "again")),
  ]

  private func run(only: [String] = [], jobs: Int = 1, store: EvidenceStore? = nil) -> ReportRun {
    ReportRun(
      chapters: [
        Chapter("First", introduction: "", checks: Array(Self.checks.prefix(2))),
        Chapter("Second", introduction: "", checks: Array(Self.checks.dropFirst(2))),
      ],
      description: RunDescription(
        subject: "test", seed: 3, budget: .quick, criterion: Criterion(falseAlarmProbability: 4e-6),
        data: [DataSource(name: "a file", byteCount: 1, fingerprint: "00")]),
      only: only, jobs: jobs, store: store)
  }

  @Test func aFalseClaimIsRefutedAndABrokenCheckFailsWithoutStoppingTheOthers() {
    #expect(run().report().findings.map(\.verdict) == [.consistent, .refuted, .failed, .consistent])
  }

  @Test func theNumberOfJobsChangesNothing() throws {
    #expect(run(jobs: 1).report() == run(jobs: 4).report())
  }

  @Test func aChoiceOfChecksChangesNoResult() throws {
    let chosen = run(only: ["SHIFT"]).report()
    #expect(chosen.results == [run().report().results[1]])
    #expect(chosen.chapters.map(\.title) == ["First"])
    #expect(run(only: ["no such"]).chosen.isEmpty)
  }

  @Test func theFalseAlarmProbabilityIsSharedByAllChecks() {
    #expect(run(only: ["shifted"]).report().findings[0].notes == ["share 1e-06"])
  }

  @Test func aFindingWithoutACommandGetsOneThatChoosesItsCheck() {
    let rerun = run().report().findings.map(\.rerun)
    #expect(
      rerun[3] == "efcheck report --only 'it'\\''s uniform: again' --seed 3 --budget quick --data 'a file'")
  }

  @Test func aSecondRunResumesTheEvidenceOfTheFirst() throws {
    let folder = FileManager.default.temporaryDirectory.appending(component: "efcheck-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = EvidenceStore(directory: folder)
    #expect(run(store: store).report().findings[0].notes.count == 1)
    let second = run(store: store).report().findings[0]
    #expect(second.notes.last == "resumed")
    #expect(second.observed == run().report().findings[0].observed)
  }

  @Test func evidenceThatCannotBeStoredChangesNoFinding() throws {
    let file = FileManager.default.temporaryDirectory.appending(component: "efcheck-\(UUID().uuidString)")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let losses = Mutex<[CheckID]>([])
    let report = run(store: EvidenceStore(directory: file.appending(component: "evidence"))).report { event in
      if case .notKept(let id, _) = event { losses.withLock { $0.append(id) } }
    }
    #expect(report == run().report())
    // The broken check has no evidence.
    #expect(losses.withLock { $0.map(\.subject) } == ["uniform", "shifted", "it's uniform"])
  }

  @Test func thePathsOfThisRunAreKnownBesideTheReport() {
    let run = run()
    let here = run.commandsHere(data: ["my data/a file"], output: "out")
    let last = run.report().findings.last?.rerun
    #expect(
      last.flatMap { here[$0] }
        == "efcheck report --only 'it'\\''s uniform: again' --seed 3 --budget quick --data 'my data/a file' --output out"
    )
  }

  @Test(arguments: [200_000, 2_147_483_647]) func aHugeIndexInTheDataIsWrongUsage(index: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appending(component: "efcheck-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(component: "huge")
    try Data("1 1:1 \(index):1\n-1 1:2\n".utf8).write(to: file)
    let output = folder.appending(component: "report")
    let command = try ReportCommand.parse(["--data", file.path, "--output", output.path])
    #expect(throws: ExitCode(64)) { try command.run() }
    #expect(!FileManager.default.fileExists(atPath: output.path))
  }

  @Test func fingerprintsAreThoseOfFNV() {
    // The published values of 64-bit FNV-1a for the empty text and for "foobar".
    #expect(Fingerprint.of(Data()) == "cbf29ce484222325")
    #expect(Fingerprint.of(Data("foobar".utf8)) == "85944171f73967e8")
  }
}
