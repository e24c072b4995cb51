import Theory

/// A deterministic sequence of numbers in [−1, 1] that looks random.
struct PseudoRandomNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 52) - 1
  }

  mutating func vector(_ d: Int) -> [Double] { (0..<d).map { _ in next() } }
}

/// `f(x) = ½ Σ λⱼxⱼ²` with noise of the exact variance `M‖∇f‖² + σ²`.
struct DiagonalQuadratic {
  let eigenvalues: [Double]
  let growth: Double
  let variance: Double

  func value(_ x: [Double]) -> Double { zip(eigenvalues, x).reduce(0) { $0 + $1.0 * $1.1 * $1.1 / 2 } }
  func gradient(_ x: [Double]) -> [Double] { zip(eigenvalues, x).map(*) }
  func noiseMoment(_ x: [Double]) -> Double {
    growth * gradient(x).reduce(0) { $0 + $1 * $1 } + variance
  }

  var noise: NoiseConstants { get throws { try NoiseConstants(growth: growth, variance: variance) } }

  var setting: QuasiConvexSetting {
    get throws {
      try QuasiConvexSetting(
        smoothness: eigenvalues.max() ?? 1, quasiConvexity: eigenvalues.min() ?? 1, noise: noise)
    }
  }

  func state(virtual: [Double], points: [[Double]]) -> VirtualState {
    VirtualState(
      virtual: virtual, points: points, gradients: points.map(gradient), noiseMoments: points.map(noiseMoment))
  }

  /// `E f(x̃⁺)` for noise in the first direction alone, where the curvature counts.
  func expectedValue(_ state: VirtualState, stepSize: Double) -> Double {
    value(state.meanStep(stepSize)) + stepSize * stepSize / 2 * eigenvalues[0] * state.meanNoiseMoment
  }
}
