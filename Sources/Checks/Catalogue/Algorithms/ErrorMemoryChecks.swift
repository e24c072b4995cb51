import EFSpec
import Foundation
import GSL
import Theory

extension Catalogue {
  /// How large the errors of EF14 become where gradients are constant.
  static func errorMemoryChecks() throws -> [StatementCheck] {
    [try boundedMemory(), try randomMemory(), try greedyMemory()]
  }

  /// The bound for gradients of bounded size: runs of EF14 with the shrinkage that attains it, and with Top-1.
  private static func boundedMemory() throws -> StatementCheck {
    let statements = [
      Statement("‖eᵢ‖² ≤ η²G²(δ − 1)δ(1 + q)²", quantity: "‖eᵢ‖² over the bound"),
      Statement("η²G²(δ − 1)δ(1 + q)² ≤ 4δ(δ − 1)η²G²", quantity: "the bound over its simple form"),
    ]
    return StatementCheck(
      id: CheckID(subject: "EF14, error memory of bounded gradients, linear functions", property: "error memory"),
      statements: statements
    ) { evidence, run in
      for delta in [1.5, 2, 4, 16, 1e4] {
        let memory = try EF14ErrorMemory(compressor: ContractiveClass(delta: delta), stepSize: 0.5)
        let q = (1 - 1 / delta).squareRoot()
        let largest = largestError(Shrinkage(factor: 1 - q), gradient: [1, -2, 0.5], rounds: Int(60 * delta))
        note(memory, largest, [1, -2, 0.5], "shrinkage by 1 − q, δ = \(delta)")
      }
      for d in [2, 4, 8] {
        let memory = try EF14ErrorMemory(compressor: ContractiveClass(delta: Double(d)), stepSize: 0.5)
        let gradient = (0..<d).map { 1 / Double($0 + 1) }
        note(memory, largestError(TopK(1), gradient: gradient, rounds: 100 * d), gradient, "Top-1, d = \(d)")
      }
      func note(_ memory: EF14ErrorMemory, _ error: Double, _ gradient: [Double], _ place: String) {
        let square = squaredNorm(gradient.span)
        let bound = memory.bound(squaredGradient: square)
        evidence.note(0, left: error, right: bound, slack: 1e-12 * bound, place: place, x: gradient)
        evidence.note(
          1, left: bound, right: memory.simpleBound(squaredGradient: square), slack: 1e-12 * bound, place: place,
          x: gradient)
      }
    }
  }

  /// The stationary errors of Rand-k, by the exact recursion of second moments on linear functions.
  private static func randomMemory() throws -> StatementCheck {
    let statements = [
      Statement("E‖e‖² → η²‖g‖²(δ − 1)(2δ − 1) + (δ − 1)Cη²", quantity: "E‖e‖² over its limit", .equals),
      Statement("E e → η(δ − 1)g", quantity: "⟨E e, g⟩ over its limit", .equals),
      Statement("E‖ē‖² → η²δ(δ − 1)D/n for Σᵢ gᵢ = 0", quantity: "E‖ē‖² over its limit", .equals),
    ]
    return StatementCheck(
      id: CheckID(subject: "EF14, Rand-k, error memory, linear functions", property: "error memory"),
      statements: statements
    ) { evidence, run in
      let stepSize = 0.25
      for (d, k) in [(2, 1), (4, 1), (4, 3), (6, 2)] {
        var stream = RandomStream(StreamName(seed: run.seed, purpose: .input, experiment: "memory \(d) \(k)"))
        let g = (0..<d).map { _ in stream.gaussian() }
        let memory = try EF14ErrorMemory(
          compressor: ContractiveClass(delta: Double(d) / Double(k)), stepSize: stepSize)
        for variance in [0.0, 3] {
          let model = QuadraticModel(
            matrices: Array(repeating: [Double](repeating: 0, count: d * d), count: 3),
            gradients: [g, g.map { -2 * $0 }, g])
          var moments = try RandKErrorFeedbackMoments(
            model: model, k: k, noise: NoiseConstants(growth: 0, floor: variance), offset: g.map { _ in 0 })
          // An entry survives a round with probability 1 − k/d; the past is forgotten by 2⁻⁶⁰.
          for _ in 0..<Int(60 * Double(d) / Double(k)) { moments.advance(stepSize: stepSize) }
          let limit = memory.randomSparsification(squaredGradient: model.heterogeneity, noiseVariance: variance)
          let place = "d = \(d), k = \(k), C = \(variance)"
          evidence.note(0, left: moments.meanSquaredError, right: limit, slack: 1e-12 * limit, place: place, x: g)
          let mean = memory.randomSparsificationMeanFactor * squaredNorm(g.span)
          let error = moments.meanErrors[0]
          evidence.note(
            1, left: dot(error.span, g.span), right: mean, slack: 1e-12 * mean, place: place, x: g)
          guard variance == 0 else { continue }
          let average = memory.meanOfIndependent(heterogeneity: model.heterogeneity, workerCount: 3)
          evidence.note(
            2, left: moments.squaredMeanError, right: average, slack: 1e-11 * average, place: place, x: g)
        }
      }
    }
  }

  /// The errors of Top-k on a flat gradient, at every round once all entries were sent.
  private static func greedyMemory() throws -> StatementCheck {
    let statement = Statement(
      "‖e‖² = η²‖g‖²(δ − 1)(2δ − 1)/6 for flat g", quantity: "‖e‖² over its value", .equals)
    return StatementCheck(
      id: CheckID(subject: "EF14, Top-k, error memory, flat linear functions", property: "error memory"),
      statements: [statement]
    ) { evidence, run in
      for (d, k) in [(2, 1), (4, 1), (6, 2), (12, 3), (16, 1)] {
        // Products of these numbers are exact, so that ties are ties.
        let gradient = [Double](repeating: 1, count: d)
        let memory = try EF14ErrorMemory(compressor: ContractiveClass(delta: Double(d) / Double(k)), stepSize: 0.5)
        let promised = memory.flatGreedySparsification(squaredGradient: Double(d))
        for (round, error) in errors(TopK(k), gradient: gradient, rounds: 6 * d).enumerated().dropFirst(2 * d) {
          evidence.note(
            0, left: error, right: promised, slack: 1e-13 * promised, place: "round \(round), d = \(d), k = \(k)",
            x: gradient)
        }
      }
    }
  }

  private static func largestError(_ compressor: some Compressor, gradient: [Double], rounds: Int) -> Double {
    errors(compressor, gradient: gradient, rounds: rounds).max() ?? 0
  }

  /// `‖e‖²` of EF14 with step size ½, round by round, on `f(x) = ⟨g, x⟩`.
  private static func errors(_ compressor: some Compressor, gradient: [Double], rounds: Int) -> [Double] {
    var streams = WorkerStreams(seed: 0, experiment: "idle", repetition: 0, workerCount: 1)
    var errors: [Double] = []
    EF14(compressor: compressor, stepSize: 0.5).run(
      from: gradient.map { _ in 0 }, on: ExactOracle(LinearFunction(slope: gradient)), rounds: rounds, using: &streams
    ) { _, state in
      errors.append(state.meanSquaredError)
      return true
    }
    return errors
  }
}

/// `C(y) = c y`, the worst contraction of all that lose the fraction `1 − c` of a vector's length.
private struct Shrinkage: DeterministicCompressor {
  let factor: Double

  func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    for i in x.indices { output[i] = factor * x[i] }
  }
}

/// `f(x) = ⟨g, x⟩`, for one worker.
private struct LinearFunction: Problem {
  let slope: [Double]

  var dimension: Int { slope.count }
  var workerCount: Int { 1 }
  var smoothness: Double { 0 }
  var workerSmoothness: [Double] { [0] }
  var lowerBound: Double { -.infinity }

  func loss(of worker: Int, at x: Span<Double>) -> Double { dot(slope.span, x) }

  func gradient(of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>) {
    copy(slope.span, into: &gradient)
  }
}
