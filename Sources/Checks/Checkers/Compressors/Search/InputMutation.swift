import EFSpec
import Foundation
import GSL

/// A random change of a promising input: a Gaussian step of a relative size between 1 % and 50 %, a factor
/// between 1/2 and 2 on the whole, or one entry that becomes zero or is multiplied by −1, 1/2 or 2.
enum InputMutation: Int, CaseIterable {
  case gaussianStep, scale, clearEntry, multiplyEntry

  /// The changed input, moved into the domain and rounded to the precision; nil where several attempts
  /// led to nothing that is new, not zero and inside the domain.
  static func child(
    of x: [Double], domain: Domain, dtype: DType, unlike known: Set<[Double]>, using stream: inout RandomStream
  ) -> [Double]? {
    for _ in 0..<attempts {
      let kind = allCases[stream.integer(below: allCases.count)]
      let moved = domain.projecting(kind.applied(to: x, using: &stream), dtype: dtype)
      if moved.contains(where: { $0 != 0 }), domain.contains(moved), !known.contains(moved) { return moved }
    }
    return nil
  }

  private static let attempts = 10

  private func applied(to x: [Double], using stream: inout RandomStream) -> [Double] {
    var moved = x
    switch self {
    case .gaussianStep:
      let relative = pow(10, -2 + 1.7 * stream.uniform())
      let size = relative * Norm.two(x.span) / Double(x.count).squareRoot()
      for i in moved.indices { moved[i] += size * stream.gaussian() }
    case .scale:
      let factor = 0.5 + 1.5 * stream.uniform()
      for i in moved.indices { moved[i] *= factor }
    case .clearEntry:
      moved[stream.integer(below: x.count)] = 0
    case .multiplyEntry:
      moved[stream.integer(below: x.count)] *= [-1, 0.5, 2][stream.integer(below: 3)]
    }
    return moved
  }
}
