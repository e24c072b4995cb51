/// Where a method of the error-feedback framework stands before a step, as its lemmas see it.
///
/// `n` workers stand at the points `xᵏ` and draw independent noise; all share one virtual iterate `x̃`, which moves by
/// `−(γ/n) Σ_k gᵏ`. One worker is the case of delays and of compression on one node.
public struct VirtualState: Hashable, Sendable {
  /// `x̃`.
  public let virtual: [Double]
  /// `xᵏ`.
  public let points: [[Double]]
  /// `∇f(xᵏ)`.
  public let gradients: [[Double]]
  /// `E‖ξᵏ‖²` at `xᵏ`.
  public let noiseMoments: [Double]

  /// - Precondition: Every worker has a point, a gradient and a moment, all of the dimension of `x̃`.
  public init(virtual: [Double], points: [[Double]], gradients: [[Double]], noiseMoments: [Double]) {
    precondition(!points.isEmpty && points.count == gradients.count && points.count == noiseMoments.count)
    precondition((points + gradients).allSatisfy { $0.count == virtual.count })
    self.virtual = virtual
    self.points = points
    self.gradients = gradients
    self.noiseMoments = noiseMoments
  }

  /// One worker.
  public init(virtual: [Double], point: [Double], gradient: [Double], noiseMoment: Double) {
    self.init(virtual: virtual, points: [point], gradients: [gradient], noiseMoments: [noiseMoment])
  }

  public var workerCount: Int { points.count }

  /// `(1/n) Σ_k ‖xᵏ − x̃‖²`.
  public var meanSquaredError: Double {
    mean(points.map { squaredLength(from: $0, to: virtual) })
  }

  /// `(1/n) Σ_k ‖∇f(xᵏ)‖²`.
  public var meanSquaredGradient: Double {
    mean(gradients.map { $0.reduce(0) { $0 + $1 * $1 } })
  }

  /// `‖x̃ − y‖²`.
  public func squaredDistance(to y: [Double]) -> Double { squaredLength(from: virtual, to: y) }

  /// `x̃ − γ(1/n) Σ_k ∇f(xᵏ)`, the next virtual iterate but for the noise.
  public func meanStep(_ stepSize: Double) -> [Double] {
    virtual.indices.map { j in virtual[j] - stepSize * mean(gradients.map { $0[j] }) }
  }

  /// `n⁻² Σ_k E‖ξᵏ‖²`, the variance of the mean of the noise.
  public var meanNoiseMoment: Double { mean(noiseMoments) / Double(workerCount) }

  /// `E‖x̃⁺ − y‖²`, exactly.
  public func expectedSquaredDistance(to y: [Double], stepSize: Double) -> Double {
    squaredLength(from: meanStep(stepSize), to: y) + stepSize * stepSize * meanNoiseMoment
  }
}

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

private func squaredLength(from a: [Double], to b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}
