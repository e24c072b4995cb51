import Foundation
import Testing

@testable import Checks

@Suite("A child process that speaks the protocol", .enabled(if: ForeignFixtures.hasPython, "needs python3"))
struct ForeignChildTests {
  let x = SubjectInput([1, -2, 3, 4])

  /// What the session says of one call.
  private func failure(
    _ mode: String, limits: ForeignLimits = ForeignLimits(), seeds: [UInt64] = [1]
  ) throws -> SubjectFailure? {
    let session = try ForeignFixtures.hostile(mode, limits: limits)
    return #expect(throws: SubjectFailure.self) { try session.draws(of: x, seeds: seeds) }
  }

  @Test func anHonestChildAnswers() throws {
    let session = try ForeignFixtures.hostile("honest")
    let draws = try session.draws(of: x, seeds: Array(1...100))
    #expect(draws.count == 100)
    #expect((0..<100).allSatisfy { Array(draws.draw($0)) == x.entries })
    #expect(draws.messageBits == Array(repeating: nil, count: 100))
    #expect(session.isDeclaredDeterministic)
  }

  @Test(arguments: [
    ("crash", SubjectFailure.Kind.crash, "exit status 17, last line of its standard error: something broke"),
    ("segfault", .crash, "signal 11, segmentation fault"),
    ("half", .crash, "exit status 0"),
    ("closes", .crash, "closed its standard output"),
    ("heir", .crash, "exit status 5"),
    ("print", .protocolViolation, "'step 1: norm = 3.2"),
    ("chatter", .protocolViolation, "'done'"),
    ("wrong-length", .wrongLength, "returned 3 numbers for an input of 4"),
    ("endless", .wrongLength, "returned 4294967295 numbers"),
    ("long-message", .flood, "4294967295 bytes; the limit is 65536"),
    ("wrong-request", .protocolViolation, "another request"),
    ("wrong-dtype", .protocolViolation, "dtype 2, not in 1 (float64)"),
    ("one-draw", .protocolViolation, "one draw for each seed"),
    ("refuses", .refusal, "refused the input: no more than 3 numbers, please"),
  ])
  func misbehaviourIsOneClearLine(mode: String, kind: SubjectFailure.Kind, excerpt: String) throws {
    let failure = try #require(try failure(mode))
    #expect(failure.kind == kind)
    #expect(failure.message.contains(excerpt), "\(failure)")
    #expect(failure.message.contains("hostile_child.py"))
    #expect(!failure.message.contains("\n"))
  }

  @Test(arguments: ["sleep", "stubborn"])
  func aSleeperIsEndedAtTheTimeLimit(mode: String) throws {
    let begin = ContinuousClock.now
    let failure = try #require(try failure(mode, limits: ForeignLimits(requestSeconds: 0.5)))
    #expect(failure.kind == .timeout)
    // The limit, SIGTERM, SIGKILL; the start of Python on a busy machine takes most of this.
    #expect(ContinuousClock.now - begin < .seconds(20))
  }

  @Test func aFloodOfStandardErrorIsNotAFailure() throws {
    let session = try ForeignFixtures.hostile("stderr-flood")
    #expect(try session.draws(of: x, seeds: [1, 2]).values == x.entries + x.entries)
  }

  @Test func notANumberIsData() throws {
    let session = try ForeignFixtures.hostile("nan")
    let draw = try session.draws(of: x, seeds: [1]).values
    #expect(draw[0].isNaN)
    #expect(draw[1...] == [.infinity, -.infinity, 4])
  }

  @Test func anAnswerBeforeTheRequestWasReadDoesNotBlock() throws {
    let session = try ForeignFixtures.hostile("early", limits: ForeignLimits(requestSeconds: 20))
    let input = SubjectInput(Array(repeating: 1, count: 400_000))
    #expect(try session.draws(of: input, seeds: [1]).values == input.entries)
    #expect(try session.draws(of: x, seeds: [1]).values == x.entries)
  }

  @Test func flagsAndMessageBitsArrive() throws {
    let draws = try ForeignFixtures.hostile("flags").draws(of: x, seeds: [1, 2])
    #expect(draws.inputWasMutated && draws.generatorWasReseeded)
    #expect(draws.messageBits == [12.5, 12.5])
  }

  @Test(arguments: [
    ("greets", SubjectFailure.Kind.protocolViolation, "'Loading the model...'"),
    ("exits", .crash, "exit status 1, last line of its standard error: usage: something else"),
    ("version", .protocolViolation, "speaks protocol 2, not 1"),
  ])
  func aBadHandshakeIsRefused(mode: String, kind: SubjectFailure.Kind, excerpt: String) {
    let failure = #expect(throws: SubjectFailure.self) { try ForeignFixtures.hostile(mode) }
    #expect(failure?.kind == kind)
    #expect(failure?.message.contains(excerpt) == true, "\(String(describing: failure))")
  }

  @Test func aMissingProgramIsSaidSo() {
    let failure = #expect(throws: SubjectFailure.self) {
      try ForeignSubject.command(["./no-such-program", "1"]).makeSession()
    }
    #expect(failure?.kind == .start)
    #expect(failure?.message.contains("cannot start './no-such-program': No such file or directory") == true)
  }

  @Test func aRefusalLeavesTheChildAlive() throws {
    let session = try ForeignFixtures.hostile("refuses")
    for _ in 0..<2 {
      #expect(throws: SubjectFailure.self) { try session.draws(of: x, seeds: [1]) }
    }
  }

  @Test func aCrashIsFollowedByANewChild() throws {
    let session = try ForeignFixtures.hostile("crash")
    for _ in 0..<2 {
      let failure = #expect(throws: SubjectFailure.self) { try session.draws(of: x, seeds: [1]) }
      #expect(failure?.kind == .crash)
    }
  }

  @Test func manyDrawsAreSplitIntoFramesOfBoundedSize() throws {
    let session = try ForeignFixtures.hostile("honest", limits: ForeignLimits(replyBytes: 1000))
    let draws = try session.draws(of: x, seeds: Array(0..<500))
    #expect(draws.values.count == 2000)
  }

  @Test func sessionsSideBySideDoNotHoldEachOthersPipes() throws {
    let first = try ForeignFixtures.hostile("honest")
    let second = try ForeignFixtures.hostile("honest")
    let begin = ContinuousClock.now
    // Ends at once, since nobody else holds the first child's standard input.
    try first.restart()
    #expect(try first.draws(of: x, seeds: [1]).values == x.entries)
    #expect(try second.draws(of: x, seeds: [1]).values == x.entries)
    #expect(ContinuousClock.now - begin < .seconds(20))
  }

  @Test func theDocumentShowsTheMinimalChild() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let document = try String(contentsOf: root.appending(path: "docs/plugin-protocol.md"), encoding: .utf8)
    let child = try String(contentsOfFile: ForeignFixtures.path("minimal_child.py"), encoding: .utf8)
    #expect(document.contains("```python\n" + child + "```\n"))
  }

  @Test func theMinimalChildOfTheDocumentWorks() throws {
    let path = ForeignFixtures.path("minimal_child.py")
    for dtype in [DType.float64, .float32, .float16] {
      let session = try ForeignSubject.command(["python3", path], dtype: dtype).makeSession()
      let draws = try session.draws(of: x, seeds: Array(1...50))
      #expect(draws.count == 50)
      for index in 0..<50 {
        let kept = draws.draw(index).enumerated().filter { $0.element != 0 }
        #expect(kept.count == 1 && kept.allSatisfy { $0.element == x.entries[$0.offset] })
      }
      // All 50 draws of one entry out of 4 alike: probability 4⁻⁴⁹.
      #expect(Set((0..<50).map { Array(draws.draw($0)) }).count > 1)
      #expect(try session.draws(of: x, seeds: Array(1...50)) == draws)
    }
  }
}
