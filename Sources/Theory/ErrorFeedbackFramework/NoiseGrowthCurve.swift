public import GSL

/// The pairs `(M, σ²)` that bound a quadratic mean square by the squared gradient of a quadratic, exactly.
///
///     s⋆ + 2zᵀh + zᵀQz ≤ M‖Hz‖² + σ²   for all z.
///
/// It holds for some `σ²` for every `M > M₀ = λ_max(H⁻¹QH⁻¹)` and for none below; the smallest one is
///
///     σ²(M) = s⋆ + hᵀ(M H² − Q)⁻¹h,   attained at z = (M H² − Q)⁻¹h.
///
/// Least squares with row sampling has such a variance, and distributed quadratics have such a mean square of the
/// workers' gradients, where `M` is `B²` and `σ²` is `ζ²`.
///
/// - Proof:  a concave quadratic of `z` is maximised.
/// - Source: `stich2020` for the assumption.
public struct NoiseGrowthCurve: Hashable, Sendable {
  /// `H`, `d²` entries, row-major, positive definite.
  public let hessian: [Double]
  /// `Q`, `d²` entries, row-major, symmetric.
  public let form: [Double]
  /// `h`.
  public let slope: [Double]
  /// `s⋆`.
  public let floorAtMinimiser: Double
  /// `M₀`.
  public let criticalGrowth: Double

  /// - Throws: Where `H` is not positive definite, or entries are not finite.
  public init(hessian H: [Double], form Q: [Double], slope h: [Double], floorAtMinimiser s: Double) throws(GSLError) {
    let d = h.count
    precondition(H.count == d * d && Q.count == d * d, "matrices have the dimension of the slope")
    // Column by column H⁻¹Q, then the same with its transpose.
    let half = try Self.solved(H, Q, d)
    let whole = try Self.solved(H, Self.transposed(half, d), d)
    criticalGrowth = try symmetricEigenvalues(of: whole, dimension: d)[d - 1]
    hessian = H
    form = Q
    slope = h
    floorAtMinimiser = s
  }

  /// `σ²(M)`; infinite where there is none.
  public func floor(atGrowth growth: Double) -> Double {
    guard let z = worstOffset(atGrowth: growth) else {
      return growth >= criticalGrowth && slope.allSatisfy { $0 == 0 } ? floorAtMinimiser : .infinity
    }
    return zip(slope, z).reduce(floorAtMinimiser) { $0 + $1.0 * $1.1 }
  }

  /// `z = (M H² − Q)⁻¹h`, where the bound is attained; nil where the matrix is not positive definite.
  public func worstOffset(atGrowth growth: Double) -> [Double]? {
    let d = slope.count
    guard growth > criticalGrowth else { return nil }
    var matrix = form.map { -$0 }
    for i in 0..<d {
      for j in 0..<d {
        for k in 0..<d { matrix[i * d + j] += growth * hessian[i * d + k] * hessian[k * d + j] }
      }
    }
    return try? solvePositiveDefinite(matrix, slope)
  }

  /// `H⁻¹B`.
  private static func solved(_ hessian: [Double], _ right: [Double], _ d: Int) throws(GSLError) -> [Double] {
    var solution = [Double](repeating: 0, count: d * d)
    for j in 0..<d {
      let column = try solvePositiveDefinite(hessian, (0..<d).map { right[$0 * d + j] })
      for i in 0..<d { solution[i * d + j] = column[i] }
    }
    return solution
  }

  private static func transposed(_ matrix: [Double], _ d: Int) -> [Double] {
    (0..<(d * d)).map { matrix[$0 % d * d + $0 / d] }
  }
}
