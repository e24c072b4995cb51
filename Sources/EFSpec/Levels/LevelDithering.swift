import GSL

/// A compressor that rounds magnitudes, relative to a norm, to the levels `0 = l₀ < … < l_s = 1`: its message is the
/// norm and the numbers of the levels with their signs.
protocol LevelDithering: MessageCoding {
  /// `s`.
  var levels: Int { get }
  var norm: Norm { get }

  /// The number of the level to which an entry is rounded when the die shows `uniform`, with the sign of the
  /// entry.
  func signedLevel(_ entry: Double, relativeTo length: Double, uniform: Double) -> Int

  /// `± length l_j`.
  func value(ofSignedLevel number: Int, length: Double) -> Double
}

extension LevelDithering {
  /// The norm and the levels of one draw.
  func drawnLevels(_ x: [Double], using stream: inout RandomStream) -> (length: Double, numbers: [Int]) {
    let length = norm(x.span)
    var uniforms = [Double](repeating: 0, count: x.count)
    var span = uniforms.mutableSpan
    stream.fillUniform(&span)
    return (length, x.indices.map { signedLevel(x[$0], relativeTo: length, uniform: uniforms[$0]) })
  }

  public func encode(
    _ x: [Double], as format: PayloadFormat, to writer: inout BitWriter, using stream: inout RandomStream
  ) {
    let (length, numbers) = drawnLevels(x, using: &stream)
    writer.append(length, as: format)
    writer.append(signedLevels: numbers, atMost: levels)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    let length = try reader.real(as: format)
    return try reader.signedLevels(d, atMost: levels).map { value(ofSignedLevel: $0, length: length) }
  }

  /// The bit that names the code of the levels.
  public func messageOverhead(dimension d: Int) -> Int { 1 }
}
