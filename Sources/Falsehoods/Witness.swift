public import Checks

/// An input at which a fault shows, as the bank writes it.
public struct Witness: Hashable, Sendable {
  public let name: String
  public let input: SubjectInput

  init(_ name: String, _ entries: [Double], shape: [Int]? = nil) {
    self.name = name
    input = SubjectInput(entries, shape: shape)
  }

  /// All entries `value`, which the name writes as `text`.
  static func constant(_ d: Int, _ value: Double = 1, _ text: String? = nil) -> Witness {
    Witness("const(\(d)\(text.map { ",\($0)" } ?? ""))", Array(repeating: value, count: d))
  }

  /// 1 at index `j`, else 0; indices from 0.
  static func basis(_ d: Int, _ j: Int) -> Witness {
    Witness("onehot(\(d),\(j))", (0..<d).map { $0 == j ? 1 : 0 })
  }

  /// 1, 2, …, d.
  static func ramp(_ d: Int) -> Witness { Witness("ramp(\(d))", (1...d).map(Double.init)) }

  /// 1, −2, 3, …
  static func alternatingRamp(_ d: Int) -> Witness {
    Witness("ramp_alt(\(d))", (1...d).map { j in j % 2 == 1 ? Double(j) : -Double(j) })
  }

  /// 1 at index 0 and `rest` elsewhere.
  static func peak(_ d: Int, _ rest: Double) -> Witness {
    Witness("peak(\(d),\(rest))", [1] + Array(repeating: rest, count: d - 1))
  }

  func renamed(_ name: String) -> Witness { Witness(name, input.entries, shape: input.shape) }
}
