import Foundation

/// The modes of gradient descent with a fixed delay on a parabola: the roots of `z^{τ+1} − z^τ + c`.
///
///     x(t+1) = x(t) − c x(t−τ),   c = γλ.
///
/// The iterates grow or shrink like the powers of the largest modulus.
///
/// - Source: `stich2020` for the recursion.
public struct DelayedModes: Hashable, Sendable {
  /// `τ`.
  public let delay: Int
  /// `c = γλ`.
  public let scaledStep: Double

  public init(delay: Int, scaledStep: Double) throws(HypothesisViolation) {
    try require(delay >= 0, "τ ≥ 0", got: Double(delay))
    try requirePositive(scaledStep, "c")
    self.delay = delay
    self.scaledStep = scaledStep
  }

  /// The largest modulus of a root.
  ///
  /// All roots are found together by the simultaneous iteration of Durand and Kerner, a Newton method for the
  /// coefficients of the product of linear factors. Simple roots come out to nearly all digits, the double root at
  /// `c = τ^τ/(τ+1)^(τ+1)` to half of them.
  ///
  /// - Complexity: O(τ²) a sweep, at most 1000 sweeps.
  public var spectralRadius: Double {
    let degree = delay + 1
    // Points on a circle, turned so that none mirrors another in the real axis.
    let radius = pow(scaledStep, 1 / Double(degree))
    var roots = (0..<degree).map { k in
      ComplexNumber(modulus: max(radius, 0.5), argument: 2 * .pi * Double(k) / Double(degree) + 0.4)
    }
    for _ in 0..<1000 {
      var largestMove = 0.0
      for k in roots.indices {
        var product = ComplexNumber(1, 0)
        for j in roots.indices where j != k { product = product * (roots[k] - roots[j]) }
        let move = value(at: roots[k]) / product
        roots[k] = roots[k] - move
        largestMove = max(largestMove, move.modulus)
      }
      if largestMove < 1e-15 { break }
    }
    return roots.map(\.modulus).max() ?? 0
  }

  /// `z^τ (z − 1) + c`.
  private func value(at z: ComplexNumber) -> ComplexNumber {
    var power = ComplexNumber(1, 0)
    for _ in 0..<delay { power = power * z }
    return power * (z - ComplexNumber(1, 0)) + ComplexNumber(scaledStep, 0)
  }
}

/// A complex number.
private struct ComplexNumber {
  let real: Double
  let imaginary: Double

  init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  init(modulus: Double, argument: Double) { self.init(modulus * cos(argument), modulus * sin(argument)) }

  var modulus: Double { hypot(real, imaginary) }

  static func + (a: Self, b: Self) -> Self { Self(a.real + b.real, a.imaginary + b.imaginary) }

  static func - (a: Self, b: Self) -> Self { Self(a.real - b.real, a.imaginary - b.imaginary) }

  static func * (a: Self, b: Self) -> Self {
    Self(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  static func / (a: Self, b: Self) -> Self {
    let square = b.real * b.real + b.imaginary * b.imaginary
    return Self(
      (a.real * b.real + a.imaginary * b.imaginary) / square, (a.imaginary * b.real - a.real * b.imaginary) / square)
  }
}
