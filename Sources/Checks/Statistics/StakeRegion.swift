/// The stakes for which no output ruins the bettor, `gᵢ(θ) ≥ 0` for one or two concave quadratics `gᵢ`.
struct StakeRegion {
  /// `g(θ) = ⟨b, θ⟩ − θᵀMθ` with a symmetric, positive semidefinite `M`, row-major.
  struct Constraint {
    let linear: [Double]
    let matrix: [Double]

    func value(at stakes: [Double]) -> Double {
      let k = stakes.count
      var sum = 0.0
      for i in 0..<k {
        var row = linear[i]
        for j in 0..<k { row -= matrix[i * k + j] * stakes[j] }
        sum += stakes[i] * row
      }
      return sum
    }

    func gradient(at stakes: [Double]) -> [Double] {
      let k = stakes.count
      return (0..<k).map { i in
        var entry = linear[i]
        for j in 0..<k { entry -= 2 * matrix[i * k + j] * stakes[j] }
        return entry
      }
    }
  }

  private let form: Form
  private enum Form {
    case ratio
    case vector(omega: Double)
    case twoParameters(gamma: Double, beta: Double)
  }

  /// The region of a claim; nil for the forms that are none of the three.
  init?(_ claim: CompressorClaim) {
    switch claim {
    case .contractive(let error) where error > 0: form = .ratio
    case .unbiased(let omega) where omega > 0: form = .vector(omega: omega)
    case .classB2(let gamma, let beta) where gamma < beta: form = .twoParameters(gamma: gamma, beta: beta)
    default: return nil
    }
  }

  var constraintCount: Int { if case .twoParameters = form { 2 } else { 1 } }

  /// The quadratics for so many stakes.
  func constraints(stakeCount k: Int) -> [Constraint] {
    switch form {
    case .ratio: return [Constraint(linear: [1], matrix: [1])]
    case .vector(let omega):
      var linear = [Double](repeating: 0, count: k)
      var matrix = [Double](repeating: 0, count: k * k)
      for i in 0..<k { matrix[i * k + i] = i == k - 1 ? 4 * omega : 1 }
      linear[k - 1] = 4
      return [Constraint(linear: linear, matrix: matrix)]
    case .twoParameters(let gamma, let beta):
      let mixed = beta - 2 * gamma
      return [
        Constraint(linear: [4, 0], matrix: [beta * beta, mixed, mixed, 1]),
        Constraint(linear: [0, 1], matrix: [0, 0, 0, 0]),
      ]
    }
  }

  /// A point well inside.
  func interior(stakeCount k: Int) -> [Double] {
    switch form {
    case .ratio: return [0.5]
    case .vector(let omega): return Array(repeating: 0, count: k - 1) + [1 / (2 * omega)]
    case .twoParameters(let gamma, let beta):
      let lower = 0.5 / (beta - gamma)
      let upper = TwoParameterTest.feasibleUpperStakes(gamma: gamma, beta: beta, lower: lower)
      return [(upper.lowerBound + upper.upperBound) / 2, lower]
    }
  }
}
