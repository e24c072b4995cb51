/// How long a child may take and how much it may write before it counts as failed.
public struct ForeignLimits: Hashable, Sendable {
  /// The time from the start of the child to its handshake, in seconds. Importing a large framework
  /// on a busy machine takes tens of seconds.
  public var startupSeconds: Double
  /// The time for one request, in seconds. A request holds one draw at first and as many as take
  /// about a tenth of a second later on, so this is the patience with a single draw.
  public var requestSeconds: Double
  /// The aim for the size of a reply, in bytes; a single draw may exceed it.
  public var replyBytes: Int

  /// When the whole run ends, which cuts every other limit short; nil for never.
  public var deadline: ContinuousClock.Instant?

  /// The longest time limit, in seconds: 30 years, which every clock can represent.
  public static let longestSeconds = 1e9

  public init(
    startupSeconds: Double = 120, requestSeconds: Double = 30, replyBytes: Int = 4 << 20,
    deadline: ContinuousClock.Instant? = nil
  ) {
    precondition(startupSeconds > 0 && requestSeconds > 0 && replyBytes > 0)
    precondition(max(startupSeconds, requestSeconds) <= Self.longestSeconds)
    self.startupSeconds = startupSeconds
    self.requestSeconds = requestSeconds
    self.replyBytes = replyBytes
    self.deadline = deadline
  }
}
