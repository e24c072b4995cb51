/// The bit pattern of an IEEE binary16 number. Swift's own `Float16` does not exist on every platform
/// of this package.
struct Float16Bits {
  let bits: UInt16

  init(bits: UInt16) { self.bits = bits }

  /// Rounds to nearest, ties to even; magnitudes from 65520 become infinite.
  init(rounding value: Double) {
    let sign: UInt16 = value.sign == .minus ? 0x8000 : 0
    let magnitude = value.magnitude
    guard !magnitude.isNaN else {
      bits = 0x7E00
      return
    }
    guard magnitude < 65520 else {
      bits = sign | 0x7C00
      return
    }
    // The spacing is 2⁻²⁴ below 2⁻¹⁴, and 2^(e−10) at exponent e above.
    let exponent = magnitude < 0x1p-14 ? -14 : Int(magnitude.exponent)
    let spacing = Double(sign: .plus, exponent: exponent - 10, significand: 1)
    let steps = UInt16((magnitude / spacing).rounded(.toNearestOrEven))
    // A carry out of the significand lands in the exponent field, as it should.
    bits = sign | (UInt16(exponent + 14) << 10) + steps
  }

  var value: Float {
    let sign: Float = bits & 0x8000 == 0 ? 1 : -1
    let exponent = Int(bits >> 10 & 0x1F)
    let significand = Float(bits & 0x3FF)
    if exponent == 0x1F { return significand == 0 ? sign * .infinity : .nan }
    if exponent == 0 { return sign * significand * 0x1p-24 }
    return sign * Float(sign: .plus, exponent: exponent - 25, significand: 1024 + significand)
  }
}

/// The bit pattern of a bfloat16 number: the upper half of a Float.
struct BFloat16Bits {
  let bits: UInt16

  init(bits: UInt16) { self.bits = bits }

  /// Rounds to nearest, ties to even.
  init(rounding value: Double) {
    let single = Float(value)
    guard !single.isNaN else {
      bits = 0x7FC0
      return
    }
    let pattern = single.bitPattern
    bits = UInt16((pattern + 0x7FFF + (pattern >> 16 & 1)) >> 16)
  }

  var value: Float { Float(bitPattern: UInt32(bits) << 16) }
}
