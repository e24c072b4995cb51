import EFSpec
import GSL

/// Extreme directions of a symmetric operator that is known by its products: the power iteration with all its
/// iterates kept (Lanczos with full orthogonalisation).
///
/// The directions only say where to look; whatever is found there is judged on the points themselves.
struct KrylovDirection {
  /// The vectors of the basis, orthonormal.
  private var basis: [[Double]] = []
  private var diagonal: [Double] = []
  private var offDiagonal: [Double] = []

  /// Multiplies at most `steps` times, beginning with `start`; ends earlier where the space is exhausted or a
  /// product is not finite.
  init<Failure: Error>(
    start: [Double], steps: Int, product: (_ unit: [Double]) throws(Failure) -> [Double]
  ) throws(Failure) {
    var next = start
    for _ in 0..<steps {
      let size = norm(next)
      guard size > 0, size.isFinite else { return }
      let unit = next.map { $0 / size }
      let image = try product(unit)
      guard image.allSatisfy(\.isFinite) else { return }
      if !basis.isEmpty { offDiagonal.append(size) }
      basis.append(unit)
      diagonal.append(dot(unit.span, image.span))
      next = image
      // Twice, for the digits that the first pass loses.
      for _ in 0..<2 {
        for vector in basis {
          let share = dot(vector.span, next.span)
          for j in next.indices { next[j] -= share * vector[j] }
        }
      }
      guard norm(next) > 1e-10 * norm(image) else { return }
    }
  }

  /// The unit vector of the basis's span with the largest, or the least, quotient `⟨v, Hv⟩`, and the quotient; nil
  /// where there is no basis.
  func extreme(largest: Bool) -> (direction: [Double], quotient: Double)? {
    let k = basis.count
    guard k > 0 else { return nil }
    var matrix = [Double](repeating: 0, count: k * k)
    for i in 0..<k {
      matrix[i * k + i] = diagonal[i]
      if i + 1 < k {
        matrix[i * k + i + 1] = offDiagonal[i]
        matrix[(i + 1) * k + i] = offDiagonal[i]
      }
    }
    guard let spectrum = try? symmetricEigenvalues(of: matrix, dimension: k) else { return nil }
    let (low, high) = (spectrum[0], spectrum[k - 1])
    let shift = max(1e-9 * max(low.magnitude, high.magnitude), 1e-300)
    // ±(T − θ) plus a little is positive definite and nearly singular along the eigenvector.
    var shifted = largest ? matrix.map { -$0 } : matrix
    for i in 0..<k { shifted[i * k + i] += (largest ? high : -low) + shift }
    var coordinates = (0..<k).map { 1 / Double($0 + 1) }
    for _ in 0..<3 {
      guard let solution = try? solvePositiveDefinite(shifted, coordinates) else { return nil }
      let size = norm(solution)
      guard size > 0, size.isFinite else { return nil }
      coordinates = solution.map { $0 / size }
    }
    var direction = [Double](repeating: 0, count: basis[0].count)
    for (weight, vector) in zip(coordinates, basis) {
      for j in direction.indices { direction[j] += weight * vector[j] }
    }
    return (direction, largest ? high : low)
  }
}
