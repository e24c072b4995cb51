import Foundation

/// A pipe whose ends this process keeps to itself: no child inherits them but as its standard streams.
///
/// There is a moment in which a new pipe is not yet marked so; children are therefore started one at
/// a time (`LiveChildren`).
struct ChildPipe {
  let readEnd: Int32
  let writeEnd: Int32

  init() throws(SubjectFailure) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else {
      throw SubjectFailure(.start, "no pipe to a child: \(SystemCall.errorText()); close files or use fewer jobs")
    }
    readEnd = Self.kept(ends[0])
    writeEnd = Self.kept(ends[1])
  }

  /// A process that was started without standard streams gets their numbers for its first files; in
  /// the child these would be overwritten by one another.
  private static func kept(_ descriptor: Int32) -> Int32 {
    guard descriptor <= STDERR_FILENO else {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return descriptor
    }
    let moved = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    guard moved >= 0 else { return descriptor }
    _ = close(descriptor)
    return moved
  }
}
