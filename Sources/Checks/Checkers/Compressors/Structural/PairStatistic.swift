import Foundation

/// The numbers by which outputs of two kinds are compared; fixed before anything is seen.
///
/// With `e = x/‖x‖` and `Z = C(x)/‖x‖`, eight functions `h(Z)`. If two independent outputs `A` and `B` have
/// one law, the sign of `h(A) − h(B)` is symmetric for every `h`.
public enum PairStatistic: String, Sendable, Codable, CaseIterable {
  /// `‖Z − e‖²`.
  case squaredError
  /// `⟨Z, e⟩`.
  case along
  /// `⟨Z, sign(x)/√nnz⟩`.
  case alongSigns
  /// `Z₁`.
  case firstEntry
  /// `Z_d`.
  case lastEntry
  /// `Σ i Zᵢ/√(Σ i²)`.
  case ramp
  /// The part of the entries that are not zero.
  case nonZeros
  /// `max |Zᵢ|`.
  case largest

  public var words: String {
    switch self {
    case .squaredError: "the squared error"
    case .along: "the component along x"
    case .alongSigns: "the component along sign(x)"
    case .firstEntry: "the first entry"
    case .lastEntry: "the last entry"
    case .ramp: "the component along 1, 2, …, d"
    case .nonZeros: "the number of non-zero entries"
    case .largest: "the largest magnitude"
    }
  }
}

/// All statistics of one output, and what rounding may do to them.
struct PairStatistics {
  /// In the order of `PairStatistic.allCases`.
  let values: [Double]
  /// `(1 + ‖Z‖)²`, by which rounding errors scale.
  let scale: Double

  /// The scale of what sums in another order may change, in units of `RoundingSlack.epsilon`.
  private static let slack = 16.0

  init(of output: some Collection<Double>, at reference: RelativeReference) {
    let d = Double(output.count)
    var (error, square, along, signs, ramp, largest, nonZeros) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    var (first, last) = (0.0, 0.0)
    for (i, entry) in output.enumerated() {
      let z = entry * reference.scale / reference.scaledNorm
      let difference = z - reference.direction[i]
      error += difference * difference
      square += z * z
      along += z * reference.direction[i]
      signs += z * reference.signs[i]
      ramp += z * Double(i + 1)
      largest = max(largest, z.magnitude)
      if z != 0 { nonZeros += 1 }
      if i == 0 { first = z }
      last = z
    }
    let rampNorm = (d * (d + 1) * (2 * d + 1) / 6).squareRoot()
    values = [error, along, signs, first, last, ramp / rampNorm, nonZeros / d, largest]
    let root = 1 + square.squareRoot()
    scale = root * root
  }

  /// `h(A) − h(B)` for every `h`, 0 where rounding alone may have made the difference, or where an output is
  /// not finite. Exchanging the outputs reverses every sign.
  static func differences(_ a: PairStatistics, _ b: PairStatistics, dtype: DType) -> [Double] {
    guard a.scale.isFinite, b.scale.isFinite else { return a.values.map { _ in 0 } }
    let tolerance = slack * RoundingSlack(dtype).epsilon * max(a.scale, b.scale)
    return zip(a.values, b.values).map { a, b in
      let difference = a - b
      return difference.isFinite && difference.magnitude > tolerance ? difference : 0
    }
  }
}
