import Foundation
import GSL
import Theory

extension LowRankStatement: Exercisable {
  var relation: Statement.Relation {
    switch self {
    case .largerValuesWeighMore, .contraction: .atMost
    default: .equals
    }
  }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    for values in [[1.0, 1], [3, 1], [1, 0.01], [2, 2, 2], [4, 2, 1], [5, 3, 1, 0.5], [1, 1, 1, 1, 1]] {
      let known = try PowerSGDExpectation(singularValues: values)
      let total = values.reduce(0) { $0 + $1 * $1 }
      let place = "singular values \(values)"
      switch self {
      case .weightsAddUp: places.note(known.weights.reduce(0, +), 1, at: place, x: values, slack: 1e-10)
      case .largerValuesWeighMore:
        for j in values.indices {
          for l in values.indices where values[j] >= values[l] && j != l {
            places.note(known.weights[l], known.weights[j], at: "\(place), \(j) and \(l)", x: values, slack: 1e-10)
          }
        }
      case .contraction:
        let kept = total - known.expectedSquaredError
        places.note(total / Double(values.count), kept, at: place, x: values, slack: 1e-10)
      case .twoValues, .weights:
        guard values.count == 2 else { continue }
        let (weights, product) = (try Self.weights(values), values[0] * values[1])
        if self == .weights {
          for j in 0..<2 {
            places.note(known.weights[j], weights[j], at: "\(place), w\(j + 1)", x: values, slack: 1e-10)
          }
        } else {
          let error = total - values[0] * values[0] * weights[0] - values[1] * values[1] * weights[1]
          places.note(error, product, at: place, x: values, slack: 1e-9)
        }
      }
    }
  }

  /// `E (sⱼgⱼ)²/Σ (sᵢgᵢ)²` of two values: the direction of `(g₁, g₂)` is uniform.
  private static func weights(_ s: [Double]) throws -> [Double] {
    let first = try integral(
      of: { angle in
        let (a, b) = (s[0] * cos(angle), s[1] * sin(angle))
        return a * a / (a * a + b * b)
      }, in: 0...(Double.pi / 2))
    let weight = first / (Double.pi / 2)
    return [weight, 1 - weight]
  }
}
