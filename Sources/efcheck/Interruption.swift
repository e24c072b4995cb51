import Checks
import Foundation

/// Ends the program at SIGINT, SIGTERM or SIGHUP as a shell expects, with status 128 + the signal's
/// number, after it has killed all children and said something.
struct Interruption {
  private let sources: [(number: Int32, source: any DispatchSourceSignal)]

  init(message: String) {
    // A queue of its own: checks may keep every thread of the shared ones busy.
    let queue = DispatchQueue(label: "efcheck.interruption", qos: .userInteractive)
    sources = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      // The default action would end the process before the source is told.
      let earlier = signal(number, SIG_IGN)
      // `nohup` has a hang-up ignored, and so do we.
      if number == SIGHUP, unsafe unsafeBitCast(earlier, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        return nil
      }
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        LiveChildren.endAll {
          say("\n\(message)")
          _exit(128 + number)
        }
      }
      source.activate()
      return (number, source)
    }
  }

  /// The signals end the program silently again.
  func end() {
    for (number, source) in sources {
      source.cancel()
      _ = signal(number, SIG_DFL)
    }
  }
}
