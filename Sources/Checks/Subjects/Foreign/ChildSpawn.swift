import Foundation

/// Starts a program as the leader of a process group of its own.
enum ChildSpawn {
  /// - Parameter streams: what becomes the child's standard input, output and error.
  ///
  /// The numbers of the new process and of its group are the same.
  ///
  /// The child starts with no signal blocked, and with SIGPIPE and the signals that end programs at their
  /// defaults, whatever holds in the thread that starts it.
  static func start(
    _ words: [String], environment: [String: String], standardStreams streams: [Int32]
  ) throws(SubjectFailure) -> pid_t {
    _ = brokenPipesAreErrors
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let platformFlags = POSIX_SPAWN_CLOEXEC_DEFAULT
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let platformFlags: Int32 = 0
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (stream, number) in zip(streams, [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]) {
      unsafe posix_spawn_file_actions_adddup2(&actions, stream, number)
    }

    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags =
      Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
      | Int32(platformFlags)
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

    let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    let variables = unsafe environment.sorted { $0.key < $1.key }.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
    let strings = unsafe arguments + variables
    defer { for index in unsafe strings.indices { unsafe free(strings[index]) } }
    var pid: pid_t = 0
    let status = unsafe posix_spawnp(&pid, words[0], &actions, &attributes, arguments, variables)
    guard status == 0 else {
      throw SubjectFailure(
        .start, "cannot start '\(words[0])': \(SystemCall.errorText(status)); check the spelling, or give its full path"
      )
    }
    return pid
  }
}

/// A write to a child that has ended must be an error, not the end of this process. Evaluated once.
private let brokenPipesAreErrors: Void = { _ = signal(SIGPIPE, SIG_IGN) }()
