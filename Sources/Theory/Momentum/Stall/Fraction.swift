/// A rational number in lowest terms, its denominator positive.
///
/// Numbers that do not fit trap; they are meant for small exact laws.
public struct Fraction: Hashable, Sendable, CustomStringConvertible {
  public let numerator: Int
  public let denominator: Int

  /// - Precondition: The denominator is not 0.
  public init(_ numerator: Int, _ denominator: Int = 1) {
    precondition(denominator != 0, "a denominator is not 0")
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    let sign = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / Int(divisor))
    self.denominator = sign * (denominator / Int(divisor))
  }

  /// `p/q` or `p`; nil for any other text.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard let numerator = parts[0], parts.count <= 2 else { return nil }
    guard let denominator = parts.count == 2 ? parts[1] : 1, denominator != 0 else { return nil }
    self.init(numerator, denominator)
  }

  /// `p/q` in lowest terms, or `p` where `q = 1`.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

  public var value: Double { Double(numerator) / Double(denominator) }

  public static func + (a: Fraction, b: Fraction) -> Fraction {
    Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }

  public static func - (a: Fraction, b: Fraction) -> Fraction { a + Fraction(-1) * b }

  public static func * (a: Fraction, b: Fraction) -> Fraction {
    // Cancelling first keeps the products small.
    let (left, right) = (Fraction(a.numerator, b.denominator), Fraction(b.numerator, a.denominator))
    return Fraction(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// - Precondition: `b` is not 0.
  public static func / (a: Fraction, b: Fraction) -> Fraction { a * Fraction(b.denominator, b.numerator) }

  private static func commonDivisor(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(1, a)
  }
}
