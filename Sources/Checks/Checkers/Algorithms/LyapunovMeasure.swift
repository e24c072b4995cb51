public import EFSpec
public import Theory

/// What a one-step inequality needs to know of a state.
public struct LyapunovMeasure: Hashable, Sendable {
  /// `Φ`, with `f − f⋆` in it.
  public let lyapunov: Double
  /// `‖∇f(x)‖²`.
  public let squaredGradient: Double
  /// The size of the numbers that `Φ` is computed from: its rounding error is a few units in the last place
  /// of this.
  public let magnitude: Double
}

extension EF14Lyapunov {
  public func measure(_ state: ErrorFeedbackState<NoMemory>, on problem: some Problem) -> LyapunovMeasure {
    let loss = problem.loss(at: state.virtualIterate.span)
    let error = meanSquare(state.e)
    let value = value(virtualGap: loss - problem.lowerBound, error: error)
    return LyapunovMeasure(
      lyapunov: value, squaredGradient: squaredNorm(problem.gradient(at: state.x).span),
      magnitude: loss.magnitude + problem.lowerBound.magnitude + value)
  }
}

extension EF21Lyapunov {
  public func measure(_ state: EF21State<GradientMemory>, on problem: some Problem) -> LyapunovMeasure {
    let gradients = workerGradients(problem, at: state.x)
    let loss = problem.loss(at: state.x.span)
    let value = value(gap: loss - problem.lowerBound, distortion: meanSquaredDistance(state.g, gradients))
    return LyapunovMeasure(
      lyapunov: value, squaredGradient: squaredNorm(mean(of: gradients).span),
      magnitude: loss.magnitude + problem.lowerBound.magnitude + value + distortionWeight * meanSquare(gradients))
  }
}

extension ErrorLyapunov {
  public func measure(_ state: EF21State<some EstimatorMemory>, on problem: some Problem) -> LyapunovMeasure {
    let gradients = workerGradients(problem, at: state.x)
    let loss = problem.loss(at: state.x.span)
    let value = value(gap: loss - problem.lowerBound, errors: state.errors(on: problem))
    let total = stepSize * MomentumErrors.Term.allCases.reduce(0) { $0 + weights[$1] }
    return LyapunovMeasure(
      lyapunov: value, squaredGradient: squaredNorm(mean(of: gradients).span),
      magnitude: loss.magnitude + problem.lowerBound.magnitude + value + total * meanSquare(gradients))
  }
}

/// `∇fᵢ(x)`, one a worker.
private func workerGradients(_ problem: some Problem, at x: [Double]) -> [[Double]] {
  (0..<problem.workerCount).map { problem.gradient(of: $0, at: x) }
}

/// `(1/n) Σᵢ ‖yᵢ‖²`.
private func meanSquare(_ y: [[Double]]) -> Double {
  y.reduce(0) { $0 + squaredNorm($1.span) } / Double(y.count)
}

/// `(1/n) Σᵢ ‖yᵢ − zᵢ‖²`.
private func meanSquaredDistance(_ y: [[Double]], _ z: [[Double]]) -> Double {
  zip(y, z).reduce(0) { $0 + squaredDistance($1.0.span, $1.1.span) } / Double(y.count)
}
