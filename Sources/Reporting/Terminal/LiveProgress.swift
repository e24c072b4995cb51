public import Checks
public import Foundation
import Synchronization

/// The progress of a run, on standard error: one line that is rewritten at most ten times a second
/// on a terminal, one line a finished check elsewhere.
public final class LiveProgress: Sendable {
  private let output: FileHandle
  private let style: TerminalStyle
  private let isLive: Bool
  private let total: Int
  private let state: Mutex<State>

  private struct State {
    var finished = 0
    var running: [CheckID] = []
    var interim: [CheckID: InterimVerdict] = [:]
    var start = ContinuousClock.now
    var lastUpdate: ContinuousClock.Instant?
  }

  /// - Parameters:
  ///   - total: The number of checks of the run.
  ///   - isLive: Whether `output` is a terminal that a line can be rewritten on.
  public init(total: Int, output: FileHandle = .standardError, isLive: Bool? = nil) {
    self.total = total
    self.output = output
    style = .of(output)
    self.isLive = isLive ?? TerminalStyle.isTerminal(output)
    state = Mutex(State())
  }

  /// Shows what happened; may be called from any thread.
  public func show(_ event: RunEvent) {
    state.withLock { state in
      switch event {
      case .started(let id):
        state.running.append(id)
        if isLive { redraw(&state) }
      case .notKept: break
      case .progressed(let id, let interim):
        guard isLive else { return }
        state.interim[id] = interim
        redraw(&state)
      case .finished(let result):
        state.finished += 1
        if let index = state.running.firstIndex(of: result.id) { state.running.remove(at: index) }
        state.interim[result.id] = nil
        let verdict = Verdict.overall(result.findings.map(\.verdict))
        if isLive {
          // What needs attention stays on the screen.
          if verdict == .refuted || verdict == .failed { write("\r\u{1B}[K\(line(result, verdict))\n") }
          redraw(&state)
        } else {
          write("[\(state.finished)/\(total)] \(line(result, verdict))\n")
        }
      }
    }
  }

  /// Removes the line that is rewritten.
  public func end() {
    if isLive { state.withLock { _ in write("\r\u{1B}[K") } }
  }

  private static let shortestPause = Duration.milliseconds(100)

  private func redraw(_ state: inout State) {
    let now = ContinuousClock.now
    if let last = state.lastUpdate, now - last < Self.shortestPause { return }
    state.lastUpdate = now
    let seconds = Int((now - state.start).components.seconds)
    let clock = "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    let names = state.running.map { id in
      TextLine.of(id.description + (state.interim[id].map { "  \(InterimWords.text(of: $0))" } ?? ""))
    }.joined(separator: " · ")
    let text = "[\(state.finished)/\(total)] \(clock)  \(names)"
    write("\r\u{1B}[K\(text.prefix(style.width - 1))")
  }

  private func line(_ result: CheckResult, _ verdict: Verdict) -> String {
    "\(style.verdict(verdict))  \(TextLine.of(result.id.description))"
  }

  private func write(_ text: String) { try? output.write(contentsOf: Data(text.utf8)) }
}
