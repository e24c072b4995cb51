import Testing

@testable import efcheck

@Suite struct BenchTests {
  @Test func medianBestAndSpreadAreThoseOfTheTimes() {
    let one = Measurement(task: "t", implementation: "i", outcome: 1, seconds: [5, 1, 3, 2, 4])
    #expect(one.median == 3)
    #expect(one.best == 1)
    // Quartiles 2 and 4.
    #expect(abs(one.spread - 2.0 / 3) < 1e-15)
    #expect(Measurement(task: "t", implementation: "i", outcome: 1, seconds: [2, 4]).median == 3)
  }

  @Test func aPeersOutputIsRead() throws {
    let peer = Peer(name: "p") { _ in throw Peer.Absence(reason: "") }
    guard case .measured(let version, let measurements) = try peer.parsed("version p 1.2\ntopk 0.5 1e-3 2e-3\n") else {
      Issue.record("not measured")
      return
    }
    #expect(version == "p 1.2")
    #expect(measurements == [Measurement(task: "topk", implementation: "p", outcome: 0.5, seconds: [1e-3, 2e-3])])
    #expect(throws: Peer.Absence.self) { try peer.parsed("topk 0.5") }
    #expect(throws: Peer.Absence.self) { try peer.parsed("topk 0.5 fast") }
  }

  @Test func aPeerThatCannotRunIsAbsentWithItsReason() {
    let peer = Peer(name: "p") { _ in
      Peer.Program(executable: "/bin/sh", arguments: ["-c", "echo no such thing >&2; exit 3"])
    }
    guard case .absent(let reason) = peer.run(BenchSize(), repetitions: 1) else {
      Issue.record("measured")
      return
    }
    #expect(reason == "no such thing")
  }

  @Test func ratiosAreRelativeToThisPackageAndADifferentOutcomeIsSaid() {
    let table = BenchTable(measurements: [
      Measurement(task: "t", implementation: "efcheck", outcome: 1, seconds: [0.002]),
      Measurement(task: "t", implementation: "same", outcome: 1.01, seconds: [0.003]),
      Measurement(task: "t", implementation: "other", outcome: 2, seconds: [0.001]),
    ])
    let lines = table.text.split(separator: "\n")
    #expect(lines[2].contains("1.50"))
    #expect(lines[3].contains("0.50"))
    #expect(lines.count == 5 && lines[4].contains("computes something else"))
  }

  /// Small sizes: this tests that the tasks run and mean what they say, not how fast they are.
  @Test func ownTasksComputeWhatTheyAreNamedAfter() throws {
    var size = BenchSize()
    (size.dimension, size.kept, size.rounds) = (2000, 500, 20)
    let measurements = OwnTasks.measurements(size, repetitions: 1)
    #expect(measurements.map(\.task) == ["topk", "randk", "qsgd", "natural", "scaled-sign", "ef21-sgdm"])
    let outcomes = Dictionary(uniqueKeysWithValues: measurements.map { ($0.task, $0.outcome) })
    // Keeping a quarter of the entries by size keeps more than keeping a quarter at random.
    #expect(try #require(outcomes["topk"]) < 0.5)
    #expect(abs(try #require(outcomes["randk"]) - 0.75) < 0.1)
    // The squared error of natural compression is at most an eighth of the square.
    #expect(try #require(outcomes["natural"]) < 0.125)
  }
}
