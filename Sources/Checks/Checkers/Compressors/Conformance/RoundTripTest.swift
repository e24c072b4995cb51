import EFSpec
import GSL

/// The message of a draw carries exactly that draw, and is no longer than the formula says plus the
/// stated overhead.
struct RoundTripTest: ConformanceTest {
  let compressor: any MessageCoding
  /// The bits of the formula at a dimension, for real numbers of 64 bits; nil where none is claimed.
  let formula: @Sendable (_ dimension: Int) -> Int?

  var check: String { "message" }
  var statement: String {
    "the message of C(x) is decoded to C(x), in at most the bits of the formula plus the stated overhead"
  }

  func violation(
    at input: SubjectInput, of session: any CompressorSession, seed: UInt64
  ) throws(SubjectFailure) -> String? {
    let d = input.dimension
    var stream = RandomStream(key: seed, stream: 0)
    let message = compressor.message(input.entries, as: .float64, using: &stream)
    let sent = try session.draw(input.entries, shape: input.shape, seed: seed)
    do {
      let received = try compressor.value(of: message, dimension: d, as: .float64)
      if let difference = firstDifference(received, sent) { return "the decoded message differs: \(difference)" }
    } catch {
      return "the message cannot be decoded: \(error)"
    }
    guard let bits = formula(d) else { return nil }
    let allowed = bits + compressor.messageOverhead(dimension: d)
    return message.bitCount > allowed ? "\(message.bitCount) bits, and \(allowed) are allowed" : nil
  }
}
