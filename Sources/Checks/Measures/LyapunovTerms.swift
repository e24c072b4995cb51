import EFSpec
import Theory

// The error terms in the Lyapunov functions of the methods with error feedback, measured on a state.

extension EF21State {
  /// `G = (1/n) Σᵢ ‖gᵢ − ∇fᵢ(x)‖²`.
  func distortion(on problem: some Problem) -> Double {
    meanSquaredDistance(g, problem.workerGradients(at: x))
  }

  /// `G = (1/n) Σᵢ ‖gᵢ − wᵢ‖²`, of the vectors that the messages pursue.
  var compressionError: Double { meanSquaredDistance(g, targets) }

  /// `P = ‖v − ∇f(x)‖²` for `v = (1/n) Σᵢ vᵢ`.
  func momentumError(on problem: some Problem) -> Double {
    squaredDistance(mean(of: v).span, problem.gradient(at: x).span)
  }

  /// `P̃ = (1/n) Σᵢ ‖vᵢ − ∇fᵢ(x)‖²`.
  func workerMomentumError(on problem: some Problem) -> Double {
    meanSquaredDistance(v, problem.workerGradients(at: x))
  }
}

extension EF21State {
  /// All errors; of a method with one momentum the last two are 0.
  func errors(on problem: some Problem) -> MomentumErrors {
    MomentumErrors(
      compression: compressionError, momentum: momentumError(on: problem),
      workerMomentum: workerMomentumError(on: problem),
      second: squaredDistance(mean(of: targets).span, mean(of: v).span),
      workerSecond: meanSquaredDistance(targets, v))
  }
}

extension ErrorFeedbackState {
  /// `E = (1/n) Σᵢ ‖eᵢ‖²`.
  var meanSquaredError: Double { e.reduce(0) { $0 + squaredNorm($1.span) } / Double(e.count) }
}

extension Problem {
  /// `∇fᵢ(x)`, one a worker.
  fileprivate func workerGradients(at x: [Double]) -> [[Double]] {
    (0..<workerCount).map { gradient(of: $0, at: x) }
  }
}

/// `(1/n) Σᵢ ‖aᵢ − bᵢ‖²`.
private func meanSquaredDistance(_ a: [[Double]], _ b: [[Double]]) -> Double {
  zip(a, b).reduce(0) { $0 + squaredDistance($1.0.span, $1.1.span) } / Double(a.count)
}
