/// What is proved about a compressor: its class constants, inputs that attain them, and the length
/// of its message.
///
/// A conforming type holds the parameters of the compressor and nothing else. It does not know the
/// implementation, which does not know it.
public protocol CompressorTheory: Sendable {
  var source: Source { get }

  /// The laws that hold exactly on ℝᵈ, besides `C(0) = 0`.
  func structuralLaws(dimension d: Int) -> [StructuralLaw]

  /// The magnitudes of entries other than 0 for which the constants hold.
  var inputMagnitudes: ClosedRange<Double> { get }

  /// The class constants on ℝᵈ.
  func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants

  /// An input at which the constant is attained or, where no input attains it, approached; nil where
  /// none is known, or where the constant does not exist or is only a bound.
  func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput?

  /// The inputs known to attain or to approach the constant, one of which is the `extremalInput`.
  func extremalInputs(for name: ConstantName, dimension d: Int) throws(HypothesisViolation) -> [ExtremalInput]

  /// The bits of a message: real numbers of `floatBits` bits, a set of `k` out of `d` coordinates in
  /// `⌈log₂ binom(d, k)⌉`; nil where no formula is claimed.
  func messageBits(dimension d: Int, floatBits: Int) -> Int?
}

extension CompressorTheory {
  public func extremalInputs(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> [ExtremalInput] {
    try extremalInput(for: name, dimension: d).map { [$0] } ?? []
  }

  /// All.
  public var inputMagnitudes: ClosedRange<Double> { 0...(.infinity) }
}

extension CompressorTheory {
  /// Whether `C(tx)` and `t C(x)` have one law for every `t > 0`.
  public func isPositivelyHomogeneous(dimension d: Int) -> Bool {
    structuralLaws(dimension: d).contains(.homogeneous(.all))
  }
}

/// An input at which a constant of a compressor shows.
///
/// For a positively homogeneous compressor the whole ray through `x` serves as well.
public struct ExtremalInput: Hashable, Sendable {
  public let x: [Double]
  public let attainment: Attainment

  public enum Attainment: Hashable, Sendable {
    /// The constant is attained here, and not everywhere.
    case attained
    /// The constant is approached along a sequence; this is one member, within 10⁻⁶ of it.
    case approached
    /// The constant is attained at every input other than 0; this is one of them.
    case everyInput
  }

  public init(_ x: [Double], _ attainment: Attainment) {
    self.x = x
    self.attainment = attainment
  }
}

extension ExtremalInput {
  /// `(1, 1, …, 1)`.
  static func flat(_ d: Int) -> ExtremalInput {
    flat(d, 1, .attained)
  }

  /// `(t, t, …, t)`.
  static func flat(_ d: Int, _ t: Double, _ attainment: Attainment) -> ExtremalInput {
    ExtremalInput([Double](repeating: t, count: d), attainment)
  }

  /// `(1, 0, …, 0)`.
  static func firstBasisVector(_ d: Int) -> ExtremalInput {
    ExtremalInput((0..<d).map { $0 == 0 ? 1 : 0 }, .attained)
  }

  /// The basis vector `eᵢ`.
  static func basisVector(_ i: Int, _ d: Int) -> ExtremalInput {
    ExtremalInput((0..<d).map { $0 == i ? 1 : 0 }, .attained)
  }

  /// `(1, −1, 1, …)`: one magnitude, both signs.
  static func alternating(_ d: Int) -> ExtremalInput {
    ExtremalInput((0..<d).map { $0 % 2 == 0 ? 1 : -1 }, .attained)
  }

  /// The specimen for constants that every input attains: `(1, −2, ½, 0, …, 0)`, cut to `d` entries.
  ///
  /// Any input would do. This one is fixed so that it can be compared: different magnitudes, both
  /// signs, zeros, and all its entries and their squares are exact in binary.
  static func specimen(_ d: Int) -> ExtremalInput {
    let head: [Double] = [1, -2, 0.5]
    return ExtremalInput((0..<d).map { $0 < head.count ? head[$0] : 0 }, .everyInput)
  }
}
