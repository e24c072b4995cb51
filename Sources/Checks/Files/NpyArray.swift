public import Foundation

/// A matrix of numbers in numpy's `.npy` format.
///
/// Read: little-endian `f2`, `f4`, `f8`, C order, one axis or two, versions 1 to 3 of the format. Written: version
/// 1.0, the same types.
///
/// **Errors**: whatever else the file holds is refused in one line that names the file and the remedy.
public struct NpyArray: Hashable, Sendable {
  /// Row-major.
  public let entries: [Double]
  /// One size or two.
  public let shape: [Int]
  /// The precision of the numbers in the file.
  public let dtype: DType

  /// - Precondition: one axis or two that hold all entries; not bfloat16, which numpy does not have.
  public init(_ entries: [Double], shape: [Int]? = nil, dtype: DType = .float64) {
    self.entries = entries
    self.shape = shape ?? [entries.count]
    self.dtype = dtype
    precondition(1...2 ~= self.shape.count && self.shape.reduce(1, *) == entries.count)
    precondition(dtype != .bfloat16, "numpy has no bfloat16")
  }

  /// The vectors in the file: the rows of a matrix; a single axis is one row.
  public var rows: [[Double]] {
    guard shape.count == 2 else { return [entries] }
    return (0..<shape[0]).map { Array(entries[($0 * shape[1])..<(($0 + 1) * shape[1])]) }
  }

  public init(contentsOf file: URL) throws(NpyError) {
    guard let data = try? Data(contentsOf: file) else {
      throw NpyError(file: file.lastPathComponent, "cannot be read; check the path and the permissions")
    }
    try self.init(bytes: Array(data), file: file.lastPathComponent)
  }

  public func write(to file: URL) throws {
    try Data(bytes).write(to: file, options: .atomic)
  }
}

/// Why a file holds no array that can be used here.
public struct NpyError: Error, Hashable, Sendable, CustomStringConvertible {
  public let file: String
  /// What is wrong, and what to do.
  public let message: String

  init(file: String, _ message: String) {
    self.file = file
    self.message = message
  }

  public var description: String { "\(file): \(message)" }
}
