import EFSpec
import GSL
import Synchronization

/// Plays a tape to a method of this package, round by round, and notes what the method asks.
///
/// It stands in for the oracle and for the compressor. Workers come in their order, one gradient and one message each a
/// round.
final class ReplayDeck: Sendable {
  let tape: ReplayTape
  private let notes = Mutex(Notes())

  private struct Notes {
    var round = 0
    var points: [[Double]] = []
    var arguments: [[Double]] = []
  }

  init(_ tape: ReplayTape) { self.tape = tape }

  func gradient(of worker: Int, at x: [Double]) -> [Double] {
    notes.withLock { notes in
      notes.points.append(x)
      return tape.gradients[notes.round][worker]
    }
  }

  func message(compressing vector: [Double]) -> [Double] {
    notes.withLock { notes in
      notes.arguments.append(vector)
      return tape.messages[notes.round][notes.arguments.count - 1]
    }
  }

  /// What was asked in this round, which ends; nil if nothing was asked yet.
  func endRound() -> (points: [[Double]], arguments: [[Double]])? {
    notes.withLock { notes in
      guard !notes.points.isEmpty else { return nil }
      defer { notes = Notes(round: notes.round + 1) }
      return (notes.points, notes.arguments)
    }
  }

  /// Runs a method of this package on the tape.
  ///
  /// - Parameter states: What the state at the end of a round shows, given the point before the round.
  static func play<A: Algorithm>(
    _ tape: ReplayTape, _ method: (ReplayedCompressor) -> A,
    states: (_ state: A.State, _ before: [Double]) -> [MethodQuantity: [[[Double]]]]
  ) -> [ExpectedRound] {
    guard tape.rounds > 0 else { return [] }
    let deck = ReplayDeck(tape)
    let n = tape.plan.setting.workerCount
    var streams = WorkerStreams(seed: 0, experiment: "replay", repetition: 0, workerCount: n)
    var rounds: [ExpectedRound] = []
    var before = tape.start
    method(ReplayedCompressor(deck: deck)).run(
      from: tape.start, on: ReplayedOracle(deck: deck), rounds: tape.rounds, using: &streams
    ) { _, state in
      if let (points, arguments) = deck.endRound() {
        rounds.append(ExpectedRound(points: points, arguments: arguments, states: states(state, before)))
      }
      before = state.x
      return rounds.count < tape.rounds
    }
    return rounds
  }
}

/// Returns the messages of a tape.
struct ReplayedCompressor: Compressor {
  let deck: ReplayDeck

  var isDeterministic: Bool { false }

  func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    let message = deck.message(compressing: x.indices.map { x[$0] })
    for j in output.indices { output[j] = message[j] }
  }
}

/// Returns the gradients of a tape, whatever the point.
struct ReplayedOracle: GradientOracle {
  let deck: ReplayDeck

  var problem: RecordedLoss { RecordedLoss(setting: deck.tape.plan.setting) }
  var noiseVariance: Double { .infinity }

  func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    let given = deck.gradient(of: worker, at: x.indices.map { x[$0] })
    for j in gradient.indices { gradient[j] = given[j] }
  }
}

/// A loss of which nothing is known but some gradients.
struct RecordedLoss: Problem {
  let setting: MethodSetting

  var dimension: Int { setting.dimension }
  var workerCount: Int { setting.workerCount }
  var smoothness: Double { .infinity }
  var workerSmoothness: [Double] { Array(repeating: .infinity, count: workerCount) }
  var lowerBound: Double { -.infinity }

  func loss(of worker: Int, at x: Span<Double>) -> Double { .nan }

  func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    for j in gradient.indices { gradient[j] = .nan }
  }
}
