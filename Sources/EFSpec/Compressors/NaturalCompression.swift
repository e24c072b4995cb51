public import GSL

/// Rounds every magnitude to a neighbouring power of two, up or down at random, without bias.
///
/// For `|xᵢ| = 2ᵉ(1 + f)`, `0 ≤ f < 1`,
///
///     C(x)ᵢ = sign(xᵢ) 2ᵉ⁺¹ with probability f,   sign(xᵢ) 2ᵉ with probability 1 − f.
///
/// Zero and the exact powers of two stay as they are. Subnormal numbers are rounded between their
/// own powers of two. A magnitude above 2¹⁰²³ has no upper neighbour in Double; such inputs are
/// outside the domain.
///
/// - Randomness: one uniform number an entry that is not a power of two.
/// - Source: `beznosikov2023`; introduced by Horváth et al. (2019).
public struct NaturalCompression: CoordinatewiseCompressor, OutputCoding, Hashable {
  public init() {}

  public var isDeterministic: Bool { false }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    for i in x.indices {
      let (below, fraction) = cell(of: x[i])
      output[i] = fraction > 0 && stream.bernoulli(fraction) ? 2 * below : below
    }
  }

  public func entryLaws(of x: [Double]) -> [TwoPointLaw] {
    x.map { entry in
      let (below, fraction) = cell(of: entry)
      return TwoPointLaw(low: below, high: 2 * below, probabilityOfHigh: fraction)
    }
  }

  /// The signed power of two just below `value` in magnitude, and how far `value` lies on the way to
  /// the next, in [0, 1).
  private func cell(of value: Double) -> (below: Double, fraction: Double) {
    guard value.isFinite && value != 0 else { return (value, 0) }
    let below = Double(sign: value.sign, exponent: value.exponent, significand: 1)
    return (below, value.significand - 1)
  }
}

extension NaturalCompression {
  /// The sign and the exponent as the format has them: 9 bits for Float, 12 for Double.
  ///
  /// The formats have no exponents left for the subnormal powers of two and for infinity, into which a large
  /// number turns as a Float; these take the highest exponent and a second field.
  public func encode(output: [Double], as format: PayloadFormat, to writer: inout BitWriter) {
    let code = ExponentCode(format)
    for entry in output {
      let magnitude = format.rounded(entry.magnitude)
      writer.append(entry.sign == .minus)
      guard magnitude > 0 else {
        writer.append(0, width: code.width)
        continue
      }
      let exponent = magnitude.isFinite ? Int(magnitude.exponent) : Int.max
      if code.normal.contains(exponent) {
        writer.append(UInt64(1 + exponent - code.normal.lowerBound), width: code.width)
      } else {
        writer.append(code.escape, width: code.width)
        let place = magnitude.isFinite ? code.normal.lowerBound - exponent : 0
        writer.append(UInt64(place), width: code.secondWidth)
      }
    }
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    let code = ExponentCode(format)
    var output: [Double] = []
    for _ in 0..<d {
      let sign: FloatingPointSign = try reader.bit() ? .minus : .plus
      let field = try reader.field(width: code.width)
      switch field {
      case 0: output.append(Double(sign: sign, exponent: 0, significand: 0))
      case code.escape:
        let place = Int(try reader.field(width: code.secondWidth))
        let magnitude =
          place == 0 ? .infinity : Double(sign: .plus, exponent: code.normal.lowerBound - place, significand: 1)
        guard magnitude > 0 else { throw .invalid("no subnormal power of two", bit: reader.position) }
        output.append(sign == .minus ? -magnitude : magnitude)
      default:
        let exponent = code.normal.lowerBound + Int(field) - 1
        output.append(Double(sign: sign, exponent: exponent, significand: 1))
      }
    }
    return output
  }

  /// The second fields: only entries that are subnormal, or infinite as a Float, have one.
  public func messageOverhead(dimension d: Int) -> Int { d * ExponentCode(.float64).secondWidth }
}

/// How the exponent of a power of two is written.
private struct ExponentCode {
  /// The exponents of normal numbers, from 1 on.
  let normal: ClosedRange<Int>
  /// The bits of the exponent.
  let width: Int
  /// The bits that tell subnormal powers of two and infinity apart.
  let secondWidth: Int

  init(_ format: PayloadFormat) {
    switch format {
    case .float32: (normal, width, secondWidth) = (-126...127, 8, 5)
    case .float64: (normal, width, secondWidth) = (-1022...1023, 11, 6)
    }
  }

  /// The field behind which a second one follows.
  var escape: UInt64 { 1 << UInt64(width) - 1 }
}
