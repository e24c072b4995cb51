import Foundation
import Synchronization

/// The process groups of the children that are running.
///
/// A child leads a group of its own, so that a signal from the terminal does not reach it: a program
/// that ends early ends them by `endAll`. One lock guards the list and every start, so that no child
/// escapes between its start and its entry, and none inherits the pipes of another.
public enum LiveChildren {
  private static let groups = Mutex<Set<pid_t>>([])

  /// Starts a child and enters its group.
  static func start<Streams: Sendable>(
    _ start: () throws(SubjectFailure) -> sending (pid_t, Streams)
  ) throws(SubjectFailure) -> (pid_t, Streams) {
    try groups.withLock { groups throws(SubjectFailure) in
      let (pid, streams) = try start()
      groups.insert(pid)
      return (pid, streams)
    }
  }

  /// Kills a group and strikes it off. Its leader must not have been reaped: until then no other
  /// process gets its number.
  static func end(_ group: pid_t) {
    groups.withLock { groups in
      _ = kill(-group, SIGKILL)
      groups.remove(group)
    }
  }

  /// Kills every group, and then does `last`, before which no new child starts.
  public static func endAll(then last: () -> Void) {
    groups.withLock { groups in
      for group in groups { _ = kill(-group, SIGKILL) }
      groups = []
      last()
    }
  }
}
