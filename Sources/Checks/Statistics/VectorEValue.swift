/// The bet of the vector family on one error `D` of an unbiased compressor of variance at most `ω`:
///
///     (1 + 2κ⟨η, D⟩ + ‖η‖²‖D‖²) / (1 + ‖η‖²ω),   |κ| ≤ 1.
///
/// It is non-negative, since the numerator is at least `(1 − ‖η‖‖D‖)²`, and has expectation at most 1 under
/// the claim; every other bet that is feasible is dominated by one of these.
///
/// - Parameters:
///   - error: `D`, as many entries as `direction`.
///   - direction: `η`, of any length.
///   - share: `κ`.
///   - variance: `ω ≥ 0`.
public func vectorEValue(error: [Double], direction: [Double], share: Double, variance: Double) -> Double {
  precondition(error.count == direction.count, "an error and a direction of one dimension")
  precondition(share.magnitude <= 1, "|κ| ≤ 1")
  var inner = 0.0
  var errorSquare = 0.0
  var directionSquare = 0.0
  for i in error.indices {
    inner += error[i] * direction[i]
    errorSquare += error[i] * error[i]
    directionSquare += direction[i] * direction[i]
  }
  return max(0, 1 + 2 * share * inner + directionSquare * errorSquare) / (1 + directionSquare * variance)
}
