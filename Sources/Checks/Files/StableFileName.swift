/// A file name for any text: readable, and made unique by a hash of the exact text, which is the same in
/// every process.
enum StableFileName {
  static func json(for exact: String) -> String {
    let hash = exact.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let readable = exact.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return "\(String(readable.prefix(80)))-\(String(hash, radix: 16)).json"
  }
}
