import GSL

/// A data set that is too large for its smoothness constants to be computed.
public struct DataSizeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Which limit is exceeded, and what to do.
  public let description: String

  /// The most features of an example: a run holds dozens of vectors of this length.
  public static let mostFeatures = 100_000
  /// The largest side of a matrix whose eigenvalues are computed, which takes time with its cube.
  public static let largestSide = 4096

  static func features(_ count: Int) -> DataSizeError {
    DataSizeError(
      description: "the largest index is \(count), above the limit of \(mostFeatures) features; "
        + "renumber the features without gaps, or keep fewer of them")
  }

  static func sides(examples: Int, features: Int) -> DataSizeError {
    DataSizeError(
      description: "\(examples) examples of \(features) features: the smaller number is above the limit of "
        + "\(largestSide), up to which smoothness constants are computed; keep fewer examples or features")
  }
}

extension SparseRows {
  /// The largest eigenvalue of `G = Σⱼ wⱼ aⱼaⱼᵀ`, with weights `wⱼ ≥ 0`.
  ///
  /// With `A` the matrix of the rows `√wⱼ aⱼ`, `G = AᵀA` (d×d) and `AAᵀ` (m×m) have the same eigenvalues but
  /// for zeros; the smaller of the two is formed.
  ///
  /// - Throws: A `DataSizeError` where both are too large, a `GSLError` where the eigenvalues do not converge.
  func largestGramEigenvalue(weights: [Double]) throws -> Double {
    precondition(weights.count == count && weights.allSatisfy { $0 >= 0 }, "every row has a weight")
    let side = min(count, featureCount)
    guard side <= DataSizeError.largestSide else {
      throw DataSizeError.sides(examples: count, features: featureCount)
    }
    guard side > 0 else { return 0 }
    let matrix = featureCount <= count ? featureGram(weights) : exampleGram(weights)
    return try symmetricEigenvalues(of: matrix, dimension: side)[side - 1]
  }

  /// `Σⱼ wⱼ aⱼaⱼᵀ`, row-major.
  private func featureGram(_ weights: [Double]) -> [Double] {
    var gram = [Double](repeating: 0, count: featureCount * featureCount)
    for j in 0..<count {
      for p in places(of: j) {
        let weighted = weights[j] * values[p]
        for q in places(of: j) { gram[columns[p] * featureCount + columns[q]] += weighted * values[q] }
      }
    }
    return gram
  }

  /// `√(wᵢwⱼ) ⟨aᵢ, aⱼ⟩`, row-major.
  private func exampleGram(_ weights: [Double]) -> [Double] {
    var gram = [Double](repeating: 0, count: count * count)
    for i in 0..<count {
      for j in 0...i {
        let entry = (weights[i] * weights[j]).squareRoot() * product(ofRow: i, withRow: j)
        gram[i * count + j] = entry
        gram[j * count + i] = entry
      }
    }
    return gram
  }

  /// `⟨aᵢ, aⱼ⟩`: both rows ascend, so that they are read side by side.
  private func product(ofRow i: Int, withRow j: Int) -> Double {
    var (p, q) = (places(of: i), places(of: j))
    var sum = 0.0
    while let left = p.first, let right = q.first {
      if columns[left] == columns[right] { sum += values[left] * values[right] }
      if columns[left] <= columns[right] { p.removeFirst() }
      if columns[left] >= columns[right] { q.removeFirst() }
    }
    return sum
  }
}
