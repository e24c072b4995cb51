import Foundation
import Testing

@testable import Checks

@Suite("Files of numpy arrays")
struct NpyArrayTests {
  /// `numpy.save` of `numpy.array([[1, -2.5, 0.1]], "<f4")`, by numpy 2.4.
  static let savedByNumpy: [UInt8] =
    [0x93] + Array("NUMPY".utf8) + [1, 0, 0x76, 0]
    + Array("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }".utf8)
    + Array(repeating: UInt8(ascii: " "), count: 58) + [10] + [
      0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC0, 0xCD, 0xCC, 0xCC, 0x3D,
    ]

  private func variant(_ old: String, _ new: String) -> [UInt8] {
    let header = String(decoding: Self.savedByNumpy[10..<128], as: UTF8.self)
    let changed = header.replacing(old, with: new)
    let length = [UInt8(changed.utf8.count & 255), UInt8(changed.utf8.count >> 8)]
    return Self.savedByNumpy[..<8] + length + Array(changed.utf8) + Self.savedByNumpy[128...]
  }

  @Test func aFileOfNumpyIsReadAndWrittenAlike() throws {
    let array = try NpyArray(bytes: Self.savedByNumpy, file: "x.npy")
    #expect(array == NpyArray([1, -2.5, Double(Float(0.1))], shape: [1, 3], dtype: .float32))
    #expect(array.rows == [[1, -2.5, Double(Float(0.1))]])
    #expect(array.bytes == Self.savedByNumpy)
  }

  @Test(arguments: [DType.float64, .float32, .float16], [[6], [2, 3], [6, 1], [0], [0, 4]])
  func whatIsWrittenIsRead(dtype: DType, shape: [Int]) throws {
    let count = shape.reduce(1, *)
    let values = [0.1, -0.0, .infinity, 3e-6, 1, 2].prefix(count).map(dtype.rounded)
    let array = NpyArray(values, shape: shape, dtype: dtype)
    #expect(array.bytes.count % 64 == count * dtype.byteCount % 64)
    let file = FileManager.default.temporaryDirectory.appending(component: "\(UUID().uuidString).npy")
    defer { try? FileManager.default.removeItem(at: file) }
    try array.write(to: file)
    #expect(try NpyArray(contentsOf: file) == array)
  }

  @Test func theRowsOfAMatrix() {
    #expect(NpyArray([1, 2, 3, 4, 5, 6], shape: [3, 2]).rows == [[1, 2], [3, 4], [5, 6]])
    #expect(NpyArray([1, 2]).rows == [[1, 2]])
  }

  @Test func whatIsNotReadIsRefusedByName() throws {
    let cases: [([UInt8], String)] = [
      (variant("'fortran_order': False", "'fortran_order': True"), "Fortran order"),
      (variant("<f4", "<i4"), "dtype '<i4'"),
      (variant("<f4", ">f4"), "dtype '>f4'"),
      (variant("'<f4'", "[('a', '<f4')]"), "no plain dtype"),
      (variant("(1, 3)", "(1, 1, 3)"), "3 axes"),
      (variant("(1, 3)", "()"), "0 axes"),
      (variant("(1, 3)", "(1, 4)"), "truncated: 12 bytes"),
      (variant("(1, 3)", "(9223372036854775807, 9223372036854775807)"), "truncated"),
      (variant("(1, 3)", "(1, 2)"), "more bytes"),
      (Array(Self.savedByNumpy[..<100]), "ends inside its header"),
      (Array("PK\u{3}\u{4} zipped arrays".utf8), "is no .npy file"),
      ([], "is no .npy file"),
      ([0x93] + Array("NUMPY".utf8) + [9, 0, 0, 0, 0, 0], "version 9"),
    ]
    for (bytes, excerpt) in cases {
      let error = #expect(throws: NpyError.self) { try NpyArray(bytes: bytes, file: "own.npy") }
      #expect(error?.description.hasPrefix("own.npy: ") == true)
      #expect(error?.message.contains(excerpt) == true, "\(String(describing: error))")
    }
    let missing = #expect(throws: NpyError.self) { try NpyArray(contentsOf: URL(filePath: "/no/such.npy")) }
    #expect(missing?.description == "such.npy: cannot be read; check the path and the permissions")
  }
}
