import EFSpec
import Foundation
import GSL

/// A random change of an input, of one of two kinds with equal probability.
///
/// *All entries* move by independent Gaussians, whose size adapts: it grows after an improvement and shrinks else, so
/// that it settles where a given share of the steps improves, by default about one in forty, few enough for kinks at
/// which several directions have to agree; it starts anew when it has become nothing. *Some entries*, a random set of
/// random size, are multiplied by one factor, now and then by 0: this leaves the rays on which entries of one
/// magnitude lie together.
struct RandomStep {
  private static let largest = 0.3
  private static let smallest = 1e-13
  private static let growth = 1.5
  private let shrinkage: Double
  private var size = largest
  private var movedAll = true

  init() { shrinkage = 0.99 }

  /// - Parameter successRate: The share of improving steps at which the size of steps stays as it is, in (0, 1).
  init(successRate: Double) { shrinkage = pow(Self.growth, -successRate / (1 - successRate)) }

  /// The changed input.
  mutating func move(_ x: [Double], using stream: inout RandomStream) -> [Double] {
    movedAll = x.count == 1 || stream.bernoulli(0.5)
    guard !movedAll else {
      let length = Norm.two(x.span) / Double(x.count).squareRoot()
      return x.map { $0 + size * length * stream.gaussian() }
    }
    let chosen = stream.subset(of: x.count, count: 1 + stream.integer(below: x.count - 1))
    // Sizes over six decades alike.
    let exponent = pow(10, 0.5 - 6 * stream.uniform()) * stream.gaussian()
    let factor = stream.bernoulli(0.1) ? 0 : exp(exponent)
    var moved = x
    for place in chosen { moved[place] *= factor }
    return moved
  }

  /// Notes whether the last change was an improvement.
  mutating func adapt(hasImproved: Bool) {
    guard movedAll else { return }
    size = hasImproved ? min(Self.largest, size * Self.growth) : size * shrinkage
    if size < Self.smallest { size = Self.largest }
  }
}
