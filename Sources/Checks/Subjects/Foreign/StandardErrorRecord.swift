/// What a child has written to its standard error: the first 64 kB and the last 4 kB of it.
struct StandardErrorRecord: Hashable {
  static let firstBytes = 64 << 10
  static let lastBytes = 4 << 10

  private(set) var first: [UInt8] = []
  private(set) var last: [UInt8] = []

  mutating func append(_ bytes: ArraySlice<UInt8>) {
    first += bytes.prefix(Self.firstBytes - first.count)
    last += bytes.suffix(Self.lastBytes)
    if last.count > Self.lastBytes { last.removeFirst(last.count - Self.lastBytes) }
  }

  /// The last line that is not blank, such as the last line of a traceback.
  var lastLine: String? { Excerpt.lastLine(last, limit: 200) }
}
