/// Running means of independent runs of one method.
public struct BoundEvidence: Hashable, Sendable, Codable {
  /// The horizons `T`, ascending; the last is that for which the method's parameters were prescribed.
  public var horizons: [Int]
  /// For each run `(1/T) Σ_{t<T} ‖∇f(xᵗ)‖²` at each horizon.
  public var means: [[Double]]

  public init(horizons: [Int], means: [[Double]]) {
    self.horizons = horizons
    self.means = means
  }

  /// The means of all runs at one horizon.
  func column(_ index: Int) -> [Double] { means.map { $0[index] } }
}
