import Theory

/// The weighted mean of the gaps `r₀, …, r_K`, kept up to date gap by gap.
///
/// The weights themselves, which can overflow, are never formed.
struct GapMean {
  let weights: IterateWeights
  private(set) var value = 0.0
  private var count = 0

  init(_ weights: IterateWeights) { self.weights = weights }

  mutating func add(_ gap: Double) {
    value += weights.share(of: count) * (gap - value)
    count += 1
  }
}
