/// Why quadratic losses lack the constants that they should have.
public enum QuadraticError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The smallest eigenvalue of the Hessian, as it was computed, is not positive: the loss is not strongly convex, or so
  /// little that rounding hides it.
  case flat(smallestEigenvalue: Double)
  /// The numbers are too large for their squares and sums.
  case overflow

  public var description: String {
    switch self {
    case .flat(let smallest): "the loss is not strongly convex: the smallest eigenvalue of its Hessian is \(smallest)"
    case .overflow: "the entries of the Hessian are too large for its eigenvalues"
    }
  }

  /// The eigenvalues of a positive definite matrix, ascending.
  static func positiveSpectrum(of hessian: SymmetricMatrix) throws -> [Double] {
    let spectrum = try hessian.eigenvalues()
    guard spectrum.allSatisfy(\.isFinite) else { throw QuadraticError.overflow }
    guard spectrum[0] > 0 else { throw QuadraticError.flat(smallestEigenvalue: spectrum[0]) }
    return spectrum
  }
}
