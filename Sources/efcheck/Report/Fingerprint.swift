import Foundation

/// A hash that tells files apart: 64 bits of FNV-1a, the same in every process and on every machine.
/// It is no protection against somebody who wants two files to agree.
struct Fingerprint {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ data: Data) {
    hash = data.reduce(hash) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// 16 hexadecimal digits.
  var text: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  static func of(_ data: Data) -> String {
    var fingerprint = Fingerprint()
    fingerprint.add(data)
    return fingerprint.text
  }
}
