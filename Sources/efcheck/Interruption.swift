import Foundation

/// Says something when the user interrupts the program, and ends it with status 130 as a shell expects.
struct Interruption {
  private let source: any DispatchSourceSignal

  init(message: String) {
    // The default action would end the process before the source is told.
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      say("\n\(message)")
      _exit(130)
    }
    source.activate()
  }

  /// Interruptions end the program silently again.
  func end() {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
