import EFSpec
import Theory

/// EF and EF21 on the parabola where they are slowest.
struct WorstCaseRuns {
  struct Entry {
    let x: Double
    /// `e` of EF, `d` of EF21.
    let memory: Double
    let lyapunov: Double
  }

  let feedback: [Entry]
  let difference: [Entry]

  init(_ tight: TightRate, rounds: Int) {
    let (mu, q) = (tight.strongConvexity, tight.errorNorm)
    let problem = DiagonalQuadratics(diagonals: [[mu]], gradientsAtMinimiser: [[0]], minimiser: [0])
    let compressor = Scaled(by: 1 + q, Identity())
    var streams = WorkerStreams(seed: 0, experiment: "replay", repetition: 0, workerCount: 1)
    var (feedback, difference): ([Entry], [Entry]) = ([], [])
    let ef = EF14(compressor: compressor, stepSize: tight.stepSize)
    ef.run(from: [1], on: ExactOracle(problem), rounds: rounds, using: &streams) { _, state in
      let (e, y) = (state.e[0][0], state.virtualIterate[0])
      let value = TightLyapunov.feedback(squaredVirtualDistance: y * y, squaredError: e * e, errorNorm: q)
      feedback.append(Entry(x: state.x[0], memory: e, lyapunov: value))
      return true
    }
    let ef21 = EF21(compressor: compressor, stepSize: tight.stepSize, initialEstimates: .compressed)
    ef21.run(from: [1], on: ExactOracle(problem), rounds: rounds, using: &streams) { _, state in
      let (d, gradient) = (state.g[0][0], problem.gradient(at: state.x)[0])
      let value = TightLyapunov.difference(
        squaredDistortion: (gradient - d) * (gradient - d), squaredGradient: gradient * gradient, errorNorm: q)
      difference.append(Entry(x: state.x[0], memory: d, lyapunov: value))
      return true
    }
    self.feedback = feedback
    self.difference = difference
  }
}
