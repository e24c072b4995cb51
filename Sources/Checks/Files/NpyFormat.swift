/// The bytes of a `.npy` file: magic `\x93NUMPY`, version (2 bytes), length of the header (2 bytes,
/// from version 2 on 4), the header (a Python dictionary, padded to a multiple of 64), the numbers.
extension NpyArray {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  init(bytes: [UInt8], file: String) throws(NpyError) {
    guard bytes.starts(with: Self.magic), bytes.count >= 12 else {
      throw NpyError(file: file, "is no .npy file; write it with numpy.save")
    }
    guard 1...3 ~= bytes[6] else {
      throw NpyError(file: file, "has version \(bytes[6]) of the .npy format; versions 1 to 3 are read")
    }
    let begin = bytes[6] == 1 ? 10 : 12
    let length =
      bytes[6] == 1
      ? Int(NumberFrame.read(UInt16.self, from: bytes, at: 8))
      : Int(NumberFrame.read(UInt32.self, from: bytes, at: 8))
    guard begin + length <= bytes.count else {
      throw NpyError(file: file, "ends inside its header; write it again")
    }
    let header = try NpyHeader(
      parsing: String(decoding: bytes[begin..<(begin + length)], as: UTF8.self), file: file)
    // Sizes that multiply beyond an Int hold more than any file.
    let count = header.shape.reduce(into: Int?(1)) { product, size in
      let (next, overflow) = (product ?? 0).multipliedReportingOverflow(by: size)
      product = product == nil || overflow ? nil : next
    }
    let present = bytes.count - begin - length
    guard let count, count <= present / header.dtype.byteCount else {
      throw NpyError(
        file: file, "is truncated: \(present) bytes of numbers are too few for its shape; write it again")
    }
    guard present == count * header.dtype.byteCount else {
      throw NpyError(file: file, "has more bytes than its shape needs; save one array a file")
    }
    self.init(
      header.dtype.numbers(count, from: bytes, at: begin + length), shape: header.shape, dtype: header.dtype)
  }

  var bytes: [UInt8] {
    let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    let header = "{'descr': '<f\(dtype.byteCount)', 'fortran_order': False, 'shape': (\(sizes)), }"
    let padding = 63 - (Self.magic.count + 4 + header.utf8.count) % 64
    let padded = header + String(repeating: " ", count: padding) + "\n"
    var bytes = Self.magic + [1, 0]
    NumberFrame.append(UInt16(padded.utf8.count), to: &bytes)
    bytes += padded.utf8
    dtype.append(entries, to: &bytes)
    return bytes
  }
}

/// The dictionary at the beginning of a `.npy` file.
struct NpyHeader: Hashable {
  let dtype: DType
  let shape: [Int]

  init(parsing text: String, file: String) throws(NpyError) {
    guard let descr = text.firstMatch(of: /'descr'\s*:\s*'([^']*)'/)?.1 else {
      throw NpyError(file: file, "has no plain dtype; save an array of float32 or float64")
    }
    switch descr {
    case "<f8": dtype = .float64
    case "<f4": dtype = .float32
    case "<f2": dtype = .float16
    default:
      throw NpyError(file: file, "has dtype '\(descr)'; save it as little-endian float: x.astype('<f4') or '<f8'")
    }
    guard text.firstMatch(of: /'fortran_order'\s*:\s*False/) != nil else {
      throw NpyError(file: file, "is in Fortran order; save numpy.ascontiguousarray(x)")
    }
    guard let tuple = text.firstMatch(of: /'shape'\s*:\s*\(([0-9, ]*)\)/)?.1 else {
      throw NpyError(file: file, "has no shape in its header; write it again with numpy.save")
    }
    let sizes = tuple.split { $0 == "," || $0 == " " }.compactMap { Int($0) }
    guard 1...2 ~= sizes.count else {
      throw NpyError(file: file, "has \(sizes.count) axes; save one vector, or a matrix whose rows are vectors")
    }
    shape = sizes
  }
}
