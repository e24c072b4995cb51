/// The exact second moments of EF14 with independent Rand-k on quadratics, round by round.
///
/// The state `z = (x − x⋆, e₁, …, eₙ, 1)` is mapped linearly by every round, once the kept sets are drawn. So
/// `M = E zzᵀ` obeys a closed recursion, with no sampling and no truncation:
///
///     yᵢ = eᵢ + η(Aᵢ(x − x⋆) + uᵢ + ξᵢ),   x⁺ = x − (1/n) Σᵢ mᵢ∘yᵢ,   eᵢ⁺ = (1 − mᵢ)∘yᵢ,
///
/// where the masks `mᵢ ∈ {0, 1}ᵈ` of the workers are independent, `E mᵢₐ = k/d` and `E mᵢₐmᵢ_b = k(k−1)/(d(d−1))` for
/// `a ≠ b`. The noise `ξᵢ` is isotropic with `E‖ξᵢ‖² = B E‖∇fᵢ(x)‖² + C`.
///
/// - Shape: `M` has `((n + 1)d + 1)²` entries.
/// - Complexity: O(((n + 1)d)³) a round.
/// - Source: the averages over all combinations of kept sets, in closed form.
public struct RandKErrorFeedbackMoments: Hashable, Sendable {
  public let model: QuadraticModel
  /// The probability `k/d` that an entry is kept.
  private let kept: Double
  /// The probability `k(k−1)/(d(d−1))` that two given entries are kept.
  private let bothKept: Double
  private let noise: NoiseConstants
  /// `E zzᵀ`, row-major; the last row is `E zᵀ`.
  private var moments: [Double]

  /// The moments at the start: `x` is given and the errors are zero.
  ///
  /// - Parameter offset: `x₀ − x⋆`.
  public init(model: QuadraticModel, k: Int, noise: NoiseConstants, offset: [Double]) throws(HypothesisViolation) {
    let d = model.dimension
    try require(1 <= k && k <= d, "1 ≤ k ≤ d", got: Double(k))
    precondition(offset.count == d, "the offset has the dimension of the model")
    self.model = model
    self.noise = noise
    kept = Double(k) / Double(d)
    bothKept = d == 1 ? kept : Double(k * (k - 1)) / Double(d * (d - 1))
    let z = offset + [Double](repeating: 0, count: model.workerCount * d) + [1]
    moments = z.flatMap { a in z.map { a * $0 } }
  }

  /// The number of entries of `z`.
  private var size: Int { (model.workerCount + 1) * model.dimension + 1 }

  /// Advances the moments by one round of step size `η`.
  public mutating func advance(stepSize: Double) {
    moments = afterSelection(withInputs(stepSize: stepSize))
  }

  /// `E zzᵀ` with every `eᵢ` exchanged for `yᵢ`.
  private func withInputs(stepSize: Double) -> [Double] {
    let (m, d, n) = (size, model.dimension, model.workerCount)
    let before = moments
    // Rows first: `yᵢ = eᵢ + η(Aᵢ(x − x⋆) + uᵢ)` for every column, then the same for columns.
    var rows = before
    for j in 0..<m {
      for i in 0..<n {
        for a in 0..<d {
          var sum = model.gradients[i][a] * before[(m - 1) * m + j]
          for b in 0..<d { sum += model.matrices[i][a * d + b] * before[b * m + j] }
          rows[((i + 1) * d + a) * m + j] += stepSize * sum
        }
      }
    }
    var all = rows
    for j in 0..<m {
      for i in 0..<n {
        for a in 0..<d {
          var sum = model.gradients[i][a] * rows[j * m + m - 1]
          for b in 0..<d { sum += model.matrices[i][a * d + b] * rows[j * m + b] }
          all[j * m + (i + 1) * d + a] += stepSize * sum
        }
      }
    }
    for i in 0..<n {
      let variance = noise.growth == 0 ? 0 : noise.growth * meanSquaredGradient(of: i)
      for a in 0..<d {
        let place = (i + 1) * d + a
        all[place * m + place] += stepSize * stepSize * (variance + noise.floor) / Double(d)
      }
    }
    return all
  }

  /// `E‖∇fᵢ(x)‖²`.
  private func meanSquaredGradient(of worker: Int) -> Double {
    let (m, d) = (size, model.dimension)
    let (A, u) = (model.matrices[worker], model.gradients[worker])
    var total = 0.0
    for a in 0..<d {
      for b in 0..<d {
        total += 2 * u[a] * A[a * d + b] * moments[(m - 1) * m + b]
        for c in 0..<d { total += A[a * d + b] * A[a * d + c] * moments[b * m + c] }
      }
      total += u[a] * u[a]
    }
    return total
  }

  /// The average over all combinations of kept sets.
  private func afterSelection(_ y: [Double]) -> [Double] {
    let (m, d, n) = (size, model.dimension, model.workerCount)
    let share = 1 / Double(n)
    var next = [Double](repeating: 0, count: m * m)
    func set(_ row: Int, _ column: Int, _ value: Double) {
      next[row * m + column] = value
      next[column * m + row] = value
    }
    set(m - 1, m - 1, 1)
    for a in 0..<d {
      var first = y[a * m + m - 1]
      for i in 0..<n {
        let place = (i + 1) * d + a
        first -= share * kept * y[place * m + m - 1]
        set(place, m - 1, (1 - kept) * y[place * m + m - 1])
      }
      set(a, m - 1, first)
      for b in 0..<d {
        let pair = a == b ? kept : bothKept
        // x⁺ₐ x⁺_b, where the mask of a worker meets itself on the diagonal i = j.
        var position = y[a * m + b]
        for i in 0..<n {
          position -= share * kept * (y[a * m + (i + 1) * d + b] + y[((i + 1) * d + a) * m + b])
          for j in 0..<n {
            let joint = i == j ? pair : kept * kept
            position += share * share * joint * y[((i + 1) * d + a) * m + (j + 1) * d + b]
          }
        }
        if a <= b { set(a, b, position) }
        for i in 0..<n {
          let column = (i + 1) * d + b
          var cross = (1 - kept) * y[a * m + column]
          for j in 0..<n {
            let joint = i == j ? kept - pair : kept * (1 - kept)
            cross -= share * joint * y[((j + 1) * d + a) * m + column]
            let row = (j + 1) * d + a
            let missed = i == j ? 1 - 2 * kept + pair : (1 - kept) * (1 - kept)
            if row <= column { set(row, column, missed * y[row * m + column]) }
          }
          set(a, column, cross)
        }
      }
    }
    return next
  }
}

extension RandKErrorFeedbackMoments {
  /// `E f(x) − f(x⋆)`.
  public var gap: Double {
    let (m, d, n) = (size, model.dimension, Double(model.workerCount))
    var total = 0.0
    for i in 0..<model.workerCount {
      for a in 0..<d {
        total += model.gradients[i][a] * moments[(m - 1) * m + a] / n
        for b in 0..<d { total += model.matrices[i][a * d + b] * moments[a * m + b] / (2 * n) }
      }
    }
    return total
  }

  /// `E‖x − x⋆‖²`.
  public var squaredDistance: Double { (0..<model.dimension).reduce(0) { $0 + moments[$1 * size + $1] } }

  /// `(1/n) Σᵢ E‖eᵢ‖²`.
  public var meanSquaredError: Double {
    (model.dimension..<(size - 1)).reduce(0) { $0 + moments[$1 * size + $1] } / Double(model.workerCount)
  }

  /// `E‖ē‖²`, `ē = (1/n) Σᵢ eᵢ`.
  public var squaredMeanError: Double {
    let (m, d, n) = (size, model.dimension, model.workerCount)
    var total = 0.0
    for i in 1...n {
      for j in 1...n {
        for a in 0..<d { total += moments[(i * d + a) * m + j * d + a] }
      }
    }
    return total / Double(n * n)
  }

  /// `E‖x̃ − x⋆‖²`, `x̃ = x − ē`.
  public var virtualSquaredDistance: Double {
    let (m, d, n) = (size, model.dimension, model.workerCount)
    var cross = 0.0
    for i in 1...n {
      for a in 0..<d { cross += moments[a * m + i * d + a] / Double(n) }
    }
    return squaredDistance - 2 * cross + squaredMeanError
  }

  /// `E eᵢ`, one a worker.
  public var meanErrors: [[Double]] {
    let (m, d) = (size, model.dimension)
    return (1...model.workerCount).map { i in (0..<d).map { moments[(m - 1) * m + i * d + $0] } }
  }
}
