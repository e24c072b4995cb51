/// The shares `|xᵢ|/‖x‖₁` of the entries of a vector other than 0, safe against overflow and underflow:
/// all is divided by a power of two near the largest magnitude.
struct MagnitudeShares {
  private let magnitudes: [Double]
  private let sum: Double

  /// - Returns: nil where all entries are 0.
  init?(of x: Span<Double>) {
    let largest = Norm.infinity(x)
    guard largest > 0 else { return nil }
    let scale = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    magnitudes = x.indices.map { x[$0].magnitude / scale }
    sum = magnitudes.reduce(0, +)
  }

  subscript(i: Int) -> Double { magnitudes[i] / sum }
}
